package org.checkpointinspector.diagnose;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.checkpointinspector.diagnose.advice.AgedOffsetsRule;
import org.checkpointinspector.diagnose.advice.CapturedRule;
import org.checkpointinspector.diagnose.advice.CheckpointIntervalRule;
import org.checkpointinspector.diagnose.advice.CodeBoundRule;
import org.checkpointinspector.diagnose.advice.EncryptionZoneRule;
import org.checkpointinspector.diagnose.advice.FrozenConfRule;
import org.checkpointinspector.diagnose.advice.HdfsPracticeRule;
import org.checkpointinspector.diagnose.advice.HeapRule;
import org.checkpointinspector.diagnose.advice.IntervalRule;
import org.checkpointinspector.diagnose.advice.LargeObjectsRule;
import org.checkpointinspector.diagnose.advice.LargeSinkLogRule;
import org.checkpointinspector.diagnose.advice.LegacyRule;
import org.checkpointinspector.diagnose.advice.LifecycleRule;
import org.checkpointinspector.diagnose.advice.LocalStorageRule;
import org.checkpointinspector.diagnose.advice.LongReplayRule;
import org.checkpointinspector.diagnose.advice.LongRetentionRule;
import org.checkpointinspector.diagnose.advice.MovedSinkLogRule;
import org.checkpointinspector.diagnose.advice.NotWritableRule;
import org.checkpointinspector.diagnose.advice.OldSparkRule;
import org.checkpointinspector.diagnose.advice.OldVersionsRule;
import org.checkpointinspector.diagnose.advice.OrphansRule;
import org.checkpointinspector.diagnose.advice.OuterClassRule;
import org.checkpointinspector.diagnose.advice.OwnersRule;
import org.checkpointinspector.diagnose.advice.PauseRule;
import org.checkpointinspector.diagnose.advice.PositionsLostRule;
import org.checkpointinspector.diagnose.advice.ShortRetentionRule;
import org.checkpointinspector.diagnose.advice.SkewRule;
import org.checkpointinspector.diagnose.advice.SlowPlanRule;
import org.checkpointinspector.diagnose.advice.SlowingRule;
import org.checkpointinspector.diagnose.advice.SmallFilesRule;
import org.checkpointinspector.diagnose.advice.SourcesChangedRule;
import org.checkpointinspector.diagnose.advice.StateGrowingRule;
import org.checkpointinspector.diagnose.advice.StoredSecretsRule;
import org.checkpointinspector.diagnose.advice.TableChangedRule;
import org.checkpointinspector.diagnose.advice.TokenLifetimeRule;
import org.checkpointinspector.diagnose.advice.TopicTwiceRule;
import org.checkpointinspector.diagnose.advice.TwoWritersRule;
import org.checkpointinspector.diagnose.advice.WatermarkStandsRule;
import org.checkpointinspector.diagnose.advice.WayBackRule;
import org.checkpointinspector.diagnose.advice.WorldWritableRule;

/** Every rule there is: those that judge, described in {@link JudgingRules}, and those that give advice. */
public final class Rules {

    /** The rules that give advice, in the order in which they speak. */
    static final List<AdviceRule> ADVICE = List.of(
            new WayBackRule(),
            new TwoWritersRule(),
            new AgedOffsetsRule(),
            new PositionsLostRule(),
            new SourcesChangedRule(),
            new TableChangedRule(),
            new TopicTwiceRule(),
            new FrozenConfRule(),
            new StateGrowingRule(),
            new WatermarkStandsRule(),
            new SkewRule(),
            new LongReplayRule(),
            new HeapRule(),
            new SmallFilesRule(),
            new OldVersionsRule(),
            new OrphansRule(),
            new ShortRetentionRule(),
            new LongRetentionRule(),
            new IntervalRule(),
            new SlowingRule(),
            new PauseRule(),
            new SlowPlanRule(),
            new TokenLifetimeRule(),
            new LifecycleRule(),
            new LocalStorageRule(),
            new HdfsPracticeRule(),
            new EncryptionZoneRule(),
            new OwnersRule(),
            new NotWritableRule(),
            new WorldWritableRule(),
            new LargeSinkLogRule(),
            new MovedSinkLogRule(),
            new OldSparkRule(),
            new CheckpointIntervalRule(),
            new LegacyRule(),
            new CodeBoundRule(),
            new CapturedRule(),
            new OuterClassRule(),
            new LargeObjectsRule(),
            new StoredSecretsRule());

    private Rules() {}

    /** All rules, by id. */
    public static List<RuleText> all() {
        return Stream.concat(JudgingRules.ALL.stream(), ADVICE.stream().map(AdviceRule::text)).sorted(Comparator.comparing(RuleText::id)).toList();
    }

    /** The rule of an id, empty where there is none. */
    public static Optional<RuleText> find(String id) {
        return all().stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** Whether a rule gives advice; else it judges. */
    public static boolean isAdvice(RuleText rule) {
        return ADVICE.stream().anyMatch(advice -> advice.text().id().equals(rule.id()));
    }
}
