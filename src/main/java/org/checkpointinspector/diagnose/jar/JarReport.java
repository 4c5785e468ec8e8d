package org.checkpointinspector.diagnose.jar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether an application can recover from a DStream checkpoint.
 *
 * @param application the jar or folder
 * @param file the checkpoint file from which Spark would recover
 * @param classesSeen class files in the application
 * @param classes each class of the application that the file names
 * @param functions each function (lambda) of the application that the file holds
 */
public record JarReport(String application, String file, long classesSeen, List<ClassCheck> classes, List<FunctionCheck> functions) {

    /** Keeps its own copies. */
    public JarReport {
        classes = List.copyOf(classes);
        functions = List.copyOf(functions);
    }

    /** What came of one check. */
    public enum Result {
        /** It fits. */
        FITS,
        /** It is not in the application. */
        MISSING,
        /** It is another one. */
        CHANGED,
        /** Only running the application would tell. */
        UNKNOWN
    }

    /**
     * A class.
     *
     * @param stored serialVersionUID in the checkpoint
     * @param found serialVersionUID in the application, null where it has none of that name or only running would tell
     * @param declared whether the application writes it down, so that it stays when the class changes
     * @param exception what Java raises, null where it fits or is not known
     * @param lost fields that the checkpoint has and the class, though it fits, has not: Java leaves their values out without a word
     */
    public record ClassCheck(String name, Result result, long stored, @Nullable Long found, boolean declared, @Nullable String exception, List<String> lost) {

        /** Keeps its own copy. */
        public ClassCheck {
            lost = List.copyOf(lost);
        }
    }

    /**
     * A function.
     *
     * @param className class in which it was written
     * @param method the method that the compiler made of it, with its descriptor
     * @param exception what Java raises, null where it fits or is not known
     */
    public record FunctionCheck(String className, String method, Result result, @Nullable String exception) {}

    /** Whether Spark will recover, as far as the classes decide: FITS, CHANGED where it will not, UNKNOWN. */
    public Result result() {
        boolean broken = classes.stream().map(ClassCheck::result).anyMatch(JarReport::breaks) || functions.stream().map(FunctionCheck::result).anyMatch(JarReport::breaks);
        boolean open = classes.stream().anyMatch(each -> each.result() == Result.UNKNOWN) || functions.stream().anyMatch(each -> each.result() == Result.UNKNOWN);
        return broken ? Result.CHANGED : open ? Result.UNKNOWN : Result.FITS;
    }

    /** Whether functions are named by a number that the compiler gave them, so that one put before others makes the checkpoint run another one. */
    public boolean numbersFunctions() {
        return functions.stream().anyMatch(each -> each.method().contains("lambda$") || each.method().contains("$anonfun$")) || classes.stream().anyMatch(each -> each.name().contains("$anonfun$"));
    }

    private static boolean breaks(Result result) {
        return result == Result.MISSING || result == Result.CHANGED;
    }
}
