import atlantafx.base.theme.PrimerLight;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;

/** The least window that JavaFX can show with the program's theme. Ends when it has drawn its first frame, as the program does when it is measured. */
public final class BareWindow {
    private BareWindow() {}

    public static void main(String[] arguments) {
        Application.launch(App.class);
    }

    /** What JavaFX starts. */
    public static final class App extends Application {
        @Override
        public void start(Stage stage) {
            Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            stage.setScene(new Scene(new Label("A window"), 1400, 860));
            stage.show();
            new AnimationTimer() {
                private int ticks;

                @Override
                public void handle(long now) {
                    ticks++;
                    if (ticks == 3) {
                        stop();
                        new Thread(() -> System.exit(0)).start();
                    }
                }
            }.start();
        }
    }
}
