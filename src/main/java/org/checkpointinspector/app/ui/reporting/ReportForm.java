package org.checkpointinspector.app.ui.reporting;

/** The forms of a report. */
public enum ReportForm {
    /** One file for a browser, with pictures. */
    HTML("html"),
    /** For a ticket. */
    MARKDOWN("md"),
    /** For programs. */
    JSON("json"),
    /** Report, findings, listing, logs and schemas in one archive, for somebody who is to help; no state values, secrets masked. */
    SUPPORT("zip");

    private final String ending;

    ReportForm(String ending) {
        this.ending = ending;
    }

    /** The ending of its file names, without a dot. */
    public String ending() {
        return ending;
    }
}
