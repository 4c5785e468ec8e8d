package org.checkpointinspector.inspect.dstream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.checkpointinspector.decode.dstream.DStreamNode;

/** The order in which Spark restores the DStreams of a graph ({@code DStream.restoreCheckpointData}): each before what it is made from, from the outputs on. */
final class RestoringOrder {

    private RestoringOrder() {}

    static List<DStreamNode> of(List<DStreamNode> streams) {
        Map<Integer, DStreamNode> byId = new HashMap<>();
        streams.forEach(stream -> byId.put(stream.id(), stream));
        List<DStreamNode> order = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        Deque<DStreamNode> open = new ArrayDeque<>();
        for (int i = streams.size() - 1; i >= 0; i--) {
            if (streams.get(i).output()) {
                open.push(streams.get(i));
            }
        }
        while (!open.isEmpty()) {
            DStreamNode stream = open.pop();
            if (seen.add(stream.id())) {
                order.add(stream);
                for (int i = stream.parents().size() - 1; i >= 0; i--) {
                    DStreamNode parent = byId.get(stream.parents().get(i));
                    if (parent != null) {
                        open.push(parent);
                    }
                }
            }
        }
        return order;
    }
}
