package org.checkpointinspector.report;

import java.io.IOException;

/** Writes HTML. All text passes through one place, which masks secrets, shows control characters and escapes; tags and attribute names are the program's own. */
final class Html {

    private final Appendable out;

    Html(Appendable out) {
        this.out = out;
    }

    /** A start tag with attributes: names and values in turn. */
    Html open(String tag, String... attributes) throws IOException {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"").append(escaped(attributes[i + 1])).append('"');
        }
        out.append('>');
        return this;
    }

    Html close(String tag) throws IOException {
        out.append("</").append(tag).append(">\n");
        return this;
    }

    Html text(String text) throws IOException {
        out.append(escaped(text));
        return this;
    }

    /** A whole element of text. */
    Html element(String tag, String text, String... attributes) throws IOException {
        return open(tag, attributes).text(text).close(tag);
    }

    /** A row of a table; the cells' texts. */
    Html row(String cell, String... texts) throws IOException {
        open("tr");
        for (String text : texts) {
            element(cell, text);
        }
        return close("tr");
    }

    /** The program's own markup, as it is. */
    Html raw(String markup) throws IOException {
        out.append(markup);
        return this;
    }

    /** Text for any place of a document; line breaks stay. */
    static String escaped(String text) {
        return Printable.text(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
