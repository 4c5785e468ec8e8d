package org.checkpointinspector.app.ui.state;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.details.SectionsView;
import org.checkpointinspector.app.ui.details.StatePane;
import org.checkpointinspector.app.ui.state.StateViewModel.Page;
import org.checkpointinspector.report.DecodedView;

/** The state tab: a row of buttons, one a page, and the page. */
public final class StateTab extends BorderPane {
    private final Map<Page, Node> pages = new EnumMap<>(Page.class);

    /** Shows the state. */
    public StateTab(StateViewModel model, Formats formats) {
        getStyleClass().add("state-tab");
        pages.put(Page.MAP, new RestartMapView(model.map()));
        pages.put(Page.ROWS, new RowsView(model.rows()));
        pages.put(Page.SIZES, new SizesView(model.sizes(), formats));
        pages.put(Page.SCHEMAS, new SchemasPane(model.schemas()));
        ToggleGroup group = new ToggleGroup();
        HBox buttons = new HBox();
        buttons.getStyleClass().add("state-pages");
        for (Page page : Page.values()) {
            ToggleButton button = new ToggleButton(Texts.text("state.page." + page));
            button.setId("state-" + page);
            button.getStyleClass().addAll("small", page == Page.MAP ? "left-pill" : page == Page.SCHEMAS ? "right-pill" : "center-pill");
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

    /** The schemas of all operators, one below the other. */
    private static final class SchemasPane extends StatePane<List<DecodedView>> {
        private SchemasPane(SchemasViewModel model) {
            super("schemas.nothing", model::cancel);
            follow(model.state());
        }

        @Override
        protected Node ready(List<DecodedView> views) {
            List<DecodedView.Section> sections = new ArrayList<>();
            for (DecodedView view : views) {
                view.sections().forEach(section -> sections.add(titled(view.title(), section)));
            }
            SectionsView drawn = new SectionsView();
            drawn.show(new DecodedView("", sections));
            return drawn;
        }

        private static DecodedView.Section titled(String operator, DecodedView.Section section) {
            return section instanceof DecodedView.Tree tree
                    ? new DecodedView.Tree(operator + (tree.title().isEmpty() ? "" : " · " + tree.title()), tree.nodes())
                    : section;
        }
    }
}
