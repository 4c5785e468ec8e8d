package org.checkpointinspector.app.ui.details;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.report.DecodedView;
import org.checkpointinspector.storage.Access;
import org.jspecify.annotations.Nullable;

/** Who owns what is selected, and who may do what with it. */
final class AccessPane extends StatePane<Access> {
    private final SectionsView sections = new SectionsView();

    AccessPane(DetailsViewModel model) {
        super("access.nothing", () -> model.access().cancel());
        follow(model.access().state());
    }

    @Override
    protected Node ready(Access access) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(Texts.text("access.owner"), words(access.owner()));
        facts.put(Texts.text("access.group"), words(access.group()));
        facts.put(Texts.text("access.mode"), words(access.mode()));
        facts.put(Texts.text("access.readable"), Texts.text(access.readable() ? "yes" : "no"));
        facts.put(Texts.text("access.writable"), Texts.text(access.writable() ? "yes" : "no"));
        facts.putAll(access.facts());
        sections.show(new DecodedView("", List.of(new DecodedView.Facts(Texts.text("access.title"), facts))));
        return sections;
    }

    private static String words(@Nullable String text) {
        return text == null ? Texts.text("access.none") : text;
    }
}
