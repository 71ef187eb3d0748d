package docket.contract;

import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Finding;
import docket.messages.Confidence;
import java.util.List;

/** How far a contract is from what the house wants, from 100 (as wanted) to 0, with the sum that leads there. */
final class PlaybookScore {

    /** The name of the field. */
    static final String FIELD = "playbook_score";

    private static final int FULL = 100;

    private PlaybookScore() {}

    static Field of(List<Finding> findings, Playbook playbook, String engine) {
        int points = FULL;
        var proof = new StringBuilder().append(FULL);
        for (var finding : findings) {
            int cost = playbook.costs().getOrDefault(finding.severity(), 0);
            if (cost == 0) continue;
            points -= cost;
            proof.append(" - ")
                    .append(cost)
                    .append(" (")
                    .append(finding.field().replace('_', ' '))
                    .append(')');
        }
        if (points < 0) proof.append(", no less than 0");
        int score = Math.max(0, points);
        proof.append(" = ").append(score);
        return new Field(
                Integer.toString(score), Confidence.CERTAIN, engine, new Evidence.Arithmetic(proof.toString()));
    }
}
