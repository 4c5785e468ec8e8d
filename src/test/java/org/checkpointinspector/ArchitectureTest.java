package org.checkpointinspector;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.lang.FailureReport;
import java.io.File;
import java.io.ObjectInputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the arrows between the packages and the rules of the house. */
class ArchitectureTest {

    private static final String ROOT = "org.checkpointinspector";
    private static final String[] READING = {"bytes", "storage", "codec", "row", "javaser", "layout", "decode", "state"};
    private static final String[] JUDGING = with(READING, "inspect");
    private static final String[] TELLING = with(JUDGING, "diagnose");

    /** What each package may import of the others; a package that is not named here has no place. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("bytes", Set.of()),
            Map.entry("settings", Set.of()),
            Map.entry("samples", Set.of()),
            Map.entry("storage", Set.of("bytes")),
            Map.entry("codec", Set.of("bytes")),
            Map.entry("row", Set.of("bytes")),
            Map.entry("javaser", Set.of("bytes")),
            Map.entry("layout", Set.of("storage")),
            Map.entry("decode", Set.of("bytes", "codec", "row", "javaser")),
            Map.entry("state", Set.of("bytes", "codec", "row", "storage", "layout", "decode")),
            Map.entry("inspect", Set.of(READING)),
            Map.entry("diagnose", Set.of(JUDGING)),
            Map.entry("maintain", Set.of(JUDGING)),
            Map.entry("report", Set.of(TELLING)),
            Map.entry("app.cli", Set.of(with(TELLING, "maintain", "report", "settings", "samples"))),
            Map.entry("app.ui", Set.of(with(TELLING, "maintain", "report", "settings", "samples"))));

    private static final JavaClasses PRODUCT = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT);

    @TestFactory
    Stream<DynamicTest> packagesImportOnlyWhatTheyMay() {
        return new TreeMap<>(ARROWS).entrySet().stream()
                .map(arrow -> DynamicTest.dynamicTest(arrow.getKey() + " imports " + arrow.getValue(), () -> {
                    String[] allowed = packages(with(arrow.getValue().toArray(String[]::new), arrow.getKey()));
                    check(classes()
                            .that()
                            .resideInAPackage(below(arrow.getKey()))
                            .should()
                            .onlyDependOnClassesThat(not(resideInAPackage(ROOT + "..")).or(resideInAnyPackage(allowed))));
                }));
    }

    @Test
    void everyClassHasAPlace() {
        check(classes().should().resideInAnyPackage(with(packages(ARROWS.keySet().toArray(String[]::new)), ROOT + ".app")));
    }

    @Test
    void everyPackageSaysWhatMayBeNull() {
        List<String> unmarked = PRODUCT.stream()
                .map(type -> type.getPackage())
                .distinct()
                .filter(folder -> !folder.isAnnotatedWith(NullMarked.class))
                .map(folder -> folder.getName())
                .sorted()
                .toList();
        assertEquals(List.of(), unmarked, "packages without @NullMarked in their package-info");
    }

    @Test
    void onlyTheWindowKnowsJavaFx() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(below("app.ui"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp.."));
    }

    @Test
    void onlyOnePlaceKnowsHadoopAndOneRocksDb() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(below("storage.hadoop"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.hadoop..", "software.amazon.."));
        check(noClasses().that().resideOutsideOfPackage(below("state")).should().dependOnClassesThat().resideInAPackage("org.rocksdb.."));
    }

    @Test
    void nothingLoadsClassesNamedInData() {
        check(noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class));
    }

    @Test
    void decodersNeitherReadDisksNorClocks() {
        String[] pure = packages("bytes", "codec", "row", "javaser", "layout", "decode");
        check(noClasses().that().resideInAnyPackage(pure).should().dependOnClassesThat().resideInAPackage("java.nio.file.."));
        check(noClasses().that().resideInAnyPackage(pure).should().callMethod(System.class, "currentTimeMillis"));
        check(noClasses().that().resideInAnyPackage(pure).should().dependOnClassesThat().haveFullyQualifiedName(ROOT + ".storage.Storage"));
    }

    @Test
    void onlyMaintainWrites() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(below("maintain"), below("storage"))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(ROOT + ".storage.StorageWriter"));
    }

    @Test
    void onlyTheAppEndsTheProcess() {
        check(noClasses().that().resideOutsideOfPackage(below("app")).should().callMethod(System.class, "exit", int.class));
        check(noClasses().should().callMethod(Runtime.class, "exit", int.class));
    }

    /** JavaFX's own choosers and desktop calls speak {@link File}; nothing else needs to. */
    @Test
    void pathsArePaths() {
        check(noClasses().that().resideOutsideOfPackage(below("app.ui")).should().dependOnClassesThat().areAssignableTo(File.class));
    }

    @Test
    void namesSayWhatAClassIs() {
        check(noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager)(\\$.*)?"));
    }

    private static void check(ArchRule rule) {
        EvaluationResult result = rule.allowEmptyShould(true).evaluate(PRODUCT);
        FailureReport failures = result.getFailureReport();
        assertEquals("", String.join("\n", failures.getDetails()), rule.getDescription());
    }

    private static String[] packages(String... names) {
        return Stream.of(names).map(ArchitectureTest::below).toArray(String[]::new);
    }

    private static String below(String name) {
        return ROOT + "." + name + "..";
    }

    private static String[] with(String[] names, String... more) {
        return Stream.concat(Stream.of(names), Stream.of(more)).toArray(String[]::new);
    }
}
