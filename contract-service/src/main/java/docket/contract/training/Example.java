package docket.contract.training;

import docket.contract.local.Passage;
import java.util.List;

/**
 * One marked contract.
 *
 * @param fingerprint of its words, see {@link docket.contract.local.ClauseModel#fingerprint}
 * @param group contracts of one group are never on both sides of a measurement
 * @param present per learned type, whether the contract has such a clause
 * @param marks per passage, which of the learned types it is, or is a part of
 * @param whole per passage, which of the learned types it is in the main: both share half of what either has
 */
@SuppressWarnings("ArrayRecordComponent")
public record Example(
        String id,
        String fingerprint,
        String group,
        List<Passage> passages,
        boolean[] present,
        boolean[][] marks,
        boolean[][] whole) {}
