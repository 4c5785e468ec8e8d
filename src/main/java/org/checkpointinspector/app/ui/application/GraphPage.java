package org.checkpointinspector.app.ui.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.details.SectionsView;
import org.checkpointinspector.inspect.Application;
import org.checkpointinspector.report.DecodedView.Section;
import org.checkpointinspector.report.DecodedView.Table;
import org.checkpointinspector.report.DecodedView;
import org.jspecify.annotations.Nullable;

/** The DStreams: a picture of what is made from what, and below it all that is known of each. */
final class GraphPage extends SplitPane {

    private final ApplicationViewModel model;
    private final ScrollPane picture = new ScrollPane();
    private final SectionsView tables = new SectionsView();

    GraphPage(ApplicationViewModel model) {
        this.model = model;
        setOrientation(Orientation.VERTICAL);
        setDividerPositions(0.55);
        picture.setId("graph");
        picture.setPannable(true);
        picture.getStyleClass().add("edge-to-edge");
        getItems().addAll(picture, tables);
        model.application().addListener((property, before, now) -> show(now));
        show(model.application().get());
    }

    private void show(@Nullable Application application) {
        picture.setContent(application == null ? null : new GraphPicture(application.dstreams()));
        tables.show(new DecodedView("", application == null ? List.of() : sections(application)));
    }

    private List<Section> sections(Application application) {
        List<Section> sections = new ArrayList<>();
        List<List<String>> streams = new ArrayList<>();
        List<List<String>> functions = new ArrayList<>();
        List<List<String>> settings = new ArrayList<>();
        for (Application.Stream stream : application.dstreams()) {
            String id = "#" + stream.id();
            streams.add(List.of(
                    id, stream.input() ? Texts.text("graph.input") : stream.output() ? Texts.text("graph.output") : "", stream.simpleType(),
                    String.join(", ", stream.parents().stream().map(parent -> "#" + parent).toList()), text(stream.callSite()),
                    ms(stream.windowMs()), ms(stream.slideMs()), ms(stream.checkpointMs()), ms(stream.rememberMs()), stream.storageLevel()));
            stream.functions().forEach(function -> {
                int colon = function.indexOf(": ");
                functions.add(List.of(id, colon < 0 ? "" : function.substring(0, colon), function.substring(colon < 0 ? 0 : colon + 2)));
            });
            for (Map.Entry<String, String> setting : stream.settings().entrySet()) {
                settings.add(List.of(id, setting.getKey(), setting.getValue()));
            }
            stream.offsets().forEach((batch, words) -> settings.add(List.of(id, Texts.text("graph.batch", model.formats().fullTime(batch)), words)));
        }
        sections.add(new Table(Texts.text("graph.streams"), List.of(
                Texts.text("graph.stream"), "", Texts.text("objects.class"), Texts.text("graph.from"), Texts.text("graph.madeAt"), Texts.text("graph.window"),
                Texts.text("graph.slide"), Texts.text("graph.checkpoint"), Texts.text("graph.remember"), Texts.text("graph.storage")), streams, null));
        add(sections, "graph.functions", List.of(Texts.text("graph.stream"), Texts.text("objects.field"), Texts.text("graph.code")), functions);
        add(sections, "graph.settings", List.of(Texts.text("graph.stream"), Texts.text("graph.setting"), Texts.text("objects.value")), settings);
        return sections;
    }

    private static void add(List<Section> sections, String title, List<String> columns, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            sections.add(new Table(Texts.text(title), columns, rows, null));
        }
    }

    private String ms(@Nullable Long ms) {
        return ms == null ? "" : Texts.text("graph.ms", model.formats().count(ms));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
