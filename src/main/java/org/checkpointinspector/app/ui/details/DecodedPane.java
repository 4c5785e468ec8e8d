package org.checkpointinspector.app.ui.details;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Icons;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.controls.Copying;
import org.checkpointinspector.app.ui.controls.Message;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.report.DecodedView;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** What a file says, and, where it is damaged, up to where. */
final class DecodedPane extends StatePane<Optional<Decoded<DecodedView>>> {
    private final DetailsViewModel model;
    private final Formats formats;
    private final SectionsView sections = new SectionsView();

    DecodedPane(DetailsViewModel model, Formats formats) {
        super("decoded.nothing", () -> model.decoded().cancel());
        this.model = model;
        this.formats = formats;
        follow(model.decoded().state());
    }

    @Override
    protected Node ready(Optional<Decoded<DecodedView>> content) {
        if (content.isEmpty()) {
            Button bytes = new Button(Texts.text("decoded.show.bytes"));
            bytes.setOnAction(pressed -> model.tab().set(DetailsViewModel.Tab.BYTES));
            return new Message(Material2OutlinedAL.DESCRIPTION, "subtle", Texts.text("decoded.unknown"), Texts.text("decoded.unknown.words"), bytes);
        }
        Decoded<DecodedView> decoded = content.get();
        DecodedView view = decoded.readable().orElse(new DecodedView("", List.of()));
        Optional<Damage> damage = decoded.damage();
        if (damage.isPresent()) {
            sections.show(view, damageBar(damage.get(), decoded.readable().isPresent()));
        } else {
            sections.show(view);
        }
        return sections;
    }

    private HBox damageBar(Damage damage, boolean partly) {
        String at = Texts.text(partly ? "decoded.damaged.partly" : "decoded.damaged", formats.count(damage.storedOffset()), damage.detail());
        Label words = Copying.copyable(new Label(at));
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button show = new Button(Texts.text("decoded.show.byte"));
        show.getStyleClass().add("small");
        show.setMinWidth(USE_PREF_SIZE);
        show.setOnAction(pressed -> model.showByte(damage.storedOffset()));
        HBox bar = new HBox(8, Icons.icon(Material2AL.CANCEL, "danger"), words, show);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("damage-bar");
        return bar;
    }
}
