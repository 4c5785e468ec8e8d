package org.checkpointinspector.app.ui.verdict;

import java.util.List;
import java.util.function.LongConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Icons;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.controls.Copying;
import org.checkpointinspector.inspect.SparkError;
import org.checkpointinspector.inspect.SparkVersion;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The banner: the verdict, what is to blame, Spark's own error, how far the query got; and the strip of batches. */
public final class VerdictPane extends VBox {
    private static final int SPARK_SHOWN = 260;

    private final VerdictViewModel model;
    private final Formats formats;
    private final LongConsumer rollBack;
    private final VBox banner = new VBox();
    private final SparkChooser chooser;
    private final CodecChooser codec;

    /**
     * Shows the verdict.
     *
     * @param rollBack leads back to a batch
     * @param offsets shows from where a new query goes on after a batch
     */
    public VerdictPane(VerdictViewModel model, Formats formats, LongConsumer rollBack, LongConsumer offsets) {
        this.rollBack = rollBack;
        this.model = model;
        this.formats = formats;
        this.chooser = new SparkChooser(model);
        this.codec = new CodecChooser(model);
        getStyleClass().add("verdict-pane");
        banner.getStyleClass().add("banner");
        banner.setId("banner");
        getChildren().addAll(banner, new BatchStrip(model, rollBack, offsets));
        model.banner().addListener(change -> show());
        show();
    }

    private void show() {
        Banner now = model.banner().get();
        banner.getStyleClass().setAll("banner", now.tone().name().toLowerCase(java.util.Locale.ROOT));
        banner.getChildren().setAll(title(now));
        if (!now.sentence().isEmpty()) {
            Label sentence = Copying.copyable(new Label(now.sentence()));
            sentence.getStyleClass().add("verdict-sentence");
            sentence.setWrapText(true);
            sentence.setMinHeight(USE_PREF_SIZE);
            banner.getChildren().add(sentence);
        }
        if (now.path() != null && !now.path().isEmpty()) {
            banner.getChildren().add(culprit(now.path(), now.offset()));
        }
        if (now.spark() != null) {
            banner.getChildren().add(spark(now.spark(), now.sentence()));
        }
        String here = model.here();
        if (here != null) {
            Label words = Copying.copyable(new Label(here, Icons.icon(Material2OutlinedAL.HOME, "muted")));
            words.setWrapText(true);
            words.setMinHeight(USE_PREF_SIZE);
            banner.getChildren().add(words);
        }
        banner.getChildren().add(footer(now));
    }

    private HBox title(Banner now) {
        Label title = Copying.copyable(new Label(now.title()));
        title.getStyleClass().add("verdict-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        title.setId("verdict");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row = new HBox(10, icon(now.tone()), title, gap);
        row.setAlignment(Pos.CENTER_LEFT);
        SparkVersion judged = model.judgedFor();
        if (judged != null) {
            chooser.show(judged);
            codec.show();
            row.getChildren().addAll(codec, chooser);
        }
        return row;
    }

    private static FontIcon icon(Banner.Tone tone) {
        return switch (tone) {
            case GOOD -> Icons.icon(Material2AL.CHECK_CIRCLE, "verdict-icon", "success");
            case BAD -> Icons.icon(Material2AL.CANCEL, "verdict-icon", "danger");
            case LOSS -> Icons.icon(Material2MZ.REPORT, "verdict-icon", "danger");
            case UNSURE -> Icons.icon(Material2AL.HELP, "verdict-icon", "warning");
            case NEUTRAL -> Icons.icon(Material2OutlinedAL.INFO, "verdict-icon", "muted");
        };
    }

    private Hyperlink culprit(String path, @Nullable Long offset) {
        Hyperlink link = new Hyperlink(offset == null ? path : Texts.text("verdict.culprit", path, formats.count(offset)));
        link.setId("culprit");
        link.setTooltip(new Tooltip(Texts.text("verdict.culprit.tooltip")));
        link.setOnAction(pressed -> model.goToCause());
        Copying.menu(link, Copying.item(Texts.text("copy"), link::getText));
        Copying.onKey(link, link::getText);
        return link;
    }

    /** Spark's error; its message is left out where the sentence above says it already. */
    private static HBox spark(SparkError error, String sentence) {
        String name = error.condition() == null ? error.exception().substring(error.exception().lastIndexOf('.') + 1) : error.condition();
        Label words = Copying.copyable(new Label(sentence.contains(error.message()) ? name : shortened(Texts.text("verdict.spark", name, error.message()))));
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.getStyleClass().add("spark-error");
        words.setTooltip(new Tooltip(VerdictViewModel.fullText(error)));
        Copying.onKey(words, () -> VerdictViewModel.fullText(error));
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(6, words, Copying.button(() -> VerdictViewModel.fullText(error)));
        row.setAlignment(Pos.TOP_LEFT);
        row.getStyleClass().add("spark-row");
        return row;
    }

    /** Messages of Spark can run over pages; the whole of it is in the tooltip and is what is copied. */
    private static String shortened(String message) {
        return message.length() <= SPARK_SHOWN ? message : message.substring(0, SPARK_SHOWN) + " …";
    }

    private FlowPane footer(Banner now) {
        FlowPane row = new FlowPane(16, 4);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("verdict-footer");
        List<String> progress = model.progress();
        for (int i = 0; i < progress.size(); i++) {
            Label words = Copying.copyable(new Label(progress.get(i)));
            words.getStyleClass().add(i == 0 && model.hasGoodBatch() ? "strong" : "muted");
            row.getChildren().add(words);
            if (i == 0 && model.wayBack() != null) {
                row.getChildren().add(rollBack(model.wayBack()));
            }
        }
        String written = model.written();
        if (written != null) {
            Label words = Copying.copyable(new Label(written));
            words.getStyleClass().add("muted");
            row.getChildren().add(words);
        }
        if (now.verify()) {
            Button verify = new Button(Texts.text("verify.now"), Icons.icon(Material2MZ.VERIFIED_USER));
            verify.getStyleClass().addAll("accent", "small");
            verify.setOnAction(pressed -> model.verify());
            row.getChildren().add(verify);
        }
        return row;
    }

    private Button rollBack(long batch) {
        Button button = new Button(Texts.text("maintain.to.batch", model.name(batch)), Icons.icon(Material2MZ.SETTINGS_BACKUP_RESTORE));
        button.setId("roll-back-to");
        button.getStyleClass().addAll("small");
        button.setTooltip(new Tooltip(Texts.text("maintain.ROLLBACK.tooltip")));
        button.setOnAction(pressed -> rollBack.accept(batch));
        return button;
    }
}
