package org.checkpointinspector.app.ui.details;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TabPane.TabClosingPolicy;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.application.ApplicationTab;
import org.checkpointinspector.app.ui.application.ApplicationViewModel;
import org.checkpointinspector.app.ui.state.StateTab;
import org.checkpointinspector.app.ui.state.StateViewModel;
import org.checkpointinspector.app.ui.trend.TrendTab;
import org.checkpointinspector.app.ui.trend.TrendViewModel;
import org.checkpointinspector.app.ui.watch.WatchViewModel;
import org.checkpointinspector.report.DecodedView;

/** The tabs at the right: summary, decoded, state, bytes, access. */
public final class DetailsPane extends TabPane {

    /** Shows what is selected. */
    public DetailsPane(DetailsViewModel model, StateViewModel state, ApplicationViewModel application, TrendViewModel trend, WatchViewModel watch, Formats formats) {
        getStyleClass().add("details");
        setId("details");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        SectionsView summary = new SectionsView();
        summary.onRowOpened(model::openRow);
        model.summary().addListener((property, before, now) -> summary.show(now == null ? new DecodedView("", java.util.List.of()) : now));
        add(DetailsViewModel.Tab.SUMMARY, summary);
        add(DetailsViewModel.Tab.DECODED, new DecodedPane(model, formats));
        add(DetailsViewModel.Tab.STATE, new StateTab(state, formats));
        state.front().bind(Bindings.equal(model.tab(), DetailsViewModel.Tab.STATE));
        add(DetailsViewModel.Tab.BYTES, new BytesPane(model.bytes(), formats));
        add(DetailsViewModel.Tab.ACCESS, new AccessPane(model));
        addTrend(model, trend, watch);
        add(DetailsViewModel.Tab.APPLICATION, new ApplicationTab(application));
        application.front().bind(Bindings.equal(model.tab(), DetailsViewModel.Tab.APPLICATION));
        Tab last = getTabs().get(DetailsViewModel.Tab.APPLICATION.ordinal());
        application.application().addListener((property, before, now) -> {
            if (now == null) {
                getTabs().remove(last);
            } else if (!getTabs().contains(last)) {
                getTabs().add(last);
            }
        });
        if (application.application().get() == null) {
            getTabs().remove(last);
        }
        model.tab().addListener((property, before, now) -> {
            if (now.ordinal() < getTabs().size()) {
                getSelectionModel().select(now.ordinal());
            } else {
                model.tab().set(before);
            }
        });
        getSelectionModel().selectedIndexProperty().addListener((property, before, now) -> model.tab().set(DetailsViewModel.Tab.values()[Math.max(0, now.intValue())]));
    }

    /** Built when it is first looked at: charts cost time at the start. */
    private void addTrend(DetailsViewModel model, TrendViewModel trend, WatchViewModel watch) {
        Tab tab = new Tab(Texts.text("tab." + DetailsViewModel.Tab.TREND));
        tab.setId("tab-" + DetailsViewModel.Tab.TREND);
        getTabs().add(tab);
        model.tab().addListener((property, before, now) -> {
            if (now == DetailsViewModel.Tab.TREND && tab.getContent() == null) {
                tab.setContent(new TrendTab(trend, watch));
            }
        });
    }

    private void add(DetailsViewModel.Tab kind, Node content) {
        Tab tab = new Tab(Texts.text("tab." + kind), content);
        tab.setId("tab-" + kind);
        getTabs().add(tab);
    }
}
