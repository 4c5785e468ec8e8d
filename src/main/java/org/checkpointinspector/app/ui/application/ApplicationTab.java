package org.checkpointinspector.app.ui.application;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.application.ApplicationViewModel.Page;

/** The application tab: a row of buttons, one a page, and the page. */
public final class ApplicationTab extends BorderPane {
    private final Map<Page, Node> pages = new EnumMap<>(Page.class);

    /** Shows an application. */
    public ApplicationTab(ApplicationViewModel model) {
        getStyleClass().add("state-tab");
        pages.put(Page.GRAPH, new GraphPage(model));
        pages.put(Page.TIMING, new TimingPage(model));
        pages.put(Page.RECOVERY, new RecoveryPage(model));
        pages.put(Page.OBJECTS, new ObjectsPage(model));
        pages.put(Page.JAR, new JarPage(model.jar()));
        ToggleGroup group = new ToggleGroup();
        HBox buttons = new HBox();
        buttons.getStyleClass().add("state-pages");
        for (Page page : Page.values()) {
            ToggleButton button = new ToggleButton(Texts.text("application.page." + page));
            button.setId("application-" + page);
            button.getStyleClass().addAll("small", page == Page.GRAPH ? "left-pill" : page == Page.JAR ? "right-pill" : "center-pill");
            button.setToggleGroup(group);
            button.setSelected(page == model.page().get());
            button.setOnAction(pressed -> {
                button.setSelected(true);
                model.page().set(page);
            });
            model.page().addListener((property, before, now) -> button.setSelected(now == page));
            buttons.getChildren().add(button);
        }
        setTop(buttons);
        model.page().addListener((property, before, now) -> setCenter(pages.get(now)));
        setCenter(pages.get(model.page().get()));
    }
}
