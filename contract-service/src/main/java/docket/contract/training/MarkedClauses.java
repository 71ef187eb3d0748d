package docket.contract.training;

import docket.contract.ClauseType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What clauses are called where contracts are marked: the names of the Contract Understanding Atticus Dataset. */
public final class MarkedClauses {

    private static final Map<String, ClauseType> BY_NAME = byName();

    private MarkedClauses() {}

    /** The clause types that are learned, by the name under which they are marked. */
    public static Map<String, ClauseType> byMark() {
        return BY_NAME;
    }

    static List<ClauseType> types() {
        return List.copyOf(BY_NAME.values());
    }

    private static Map<String, ClauseType> byName() {
        var names = new LinkedHashMap<String, ClauseType>();
        names.put("Governing Law", ClauseType.GOVERNING_LAW);
        names.put("Expiration Date", ClauseType.EXPIRATION);
        names.put("Renewal Term", ClauseType.RENEWAL_TERM);
        names.put("Notice Period To Terminate Renewal", ClauseType.RENEWAL_NOTICE);
        names.put("Cap On Liability", ClauseType.CAP_ON_LIABILITY);
        names.put("Uncapped Liability", ClauseType.UNCAPPED_LIABILITY);
        names.put("Termination For Convenience", ClauseType.TERMINATION_FOR_CONVENIENCE);
        names.put("Exclusivity", ClauseType.EXCLUSIVITY);
        names.put("Non-Compete", ClauseType.NON_COMPETE);
        names.put("Competitive Restriction Exception", ClauseType.COMPETITION_EXCEPTION);
        names.put("No-Solicit Of Customers", ClauseType.NO_SOLICITATION_OF_CUSTOMERS);
        names.put("No-Solicit Of Employees", ClauseType.NO_SOLICITATION);
        names.put("Non-Disparagement", ClauseType.NON_DISPARAGEMENT);
        names.put("Rofr/Rofo/Rofn", ClauseType.FIRST_REFUSAL);
        names.put("Change Of Control", ClauseType.CHANGE_OF_CONTROL);
        names.put("Anti-Assignment", ClauseType.ASSIGNMENT_RESTRICTED);
        names.put("Revenue/Profit Sharing", ClauseType.REVENUE_SHARING);
        names.put("Price Restrictions", ClauseType.PRICE_RESTRICTION);
        names.put("Minimum Commitment", ClauseType.MINIMUM_COMMITMENT);
        names.put("Volume Restriction", ClauseType.VOLUME_RESTRICTION);
        names.put("Ip Ownership Assignment", ClauseType.IP_ASSIGNMENT);
        names.put("Joint Ip Ownership", ClauseType.JOINT_IP_OWNERSHIP);
        names.put("License Grant", ClauseType.LICENSE_GRANT);
        names.put("Non-Transferable License", ClauseType.NON_TRANSFERABLE_LICENSE);
        names.put("Affiliate License-Licensor", ClauseType.AFFILIATE_LICENSE_LICENSOR);
        names.put("Affiliate License-Licensee", ClauseType.AFFILIATE_LICENSE_LICENSEE);
        names.put("Unlimited/All-You-Can-Eat-License", ClauseType.UNLIMITED_LICENSE);
        names.put("Irrevocable Or Perpetual License", ClauseType.PERPETUAL_LICENSE);
        names.put("Source Code Escrow", ClauseType.SOURCE_CODE_ESCROW);
        names.put("Post-Termination Services", ClauseType.POST_TERMINATION_SERVICES);
        names.put("Audit Rights", ClauseType.AUDIT_RIGHTS);
        names.put("Liquidated Damages", ClauseType.LIQUIDATED_DAMAGES);
        names.put("Warranty Duration", ClauseType.WARRANTY_DURATION);
        names.put("Insurance", ClauseType.INSURANCE);
        names.put("Covenant Not To Sue", ClauseType.COVENANT_NOT_TO_SUE);
        names.put("Third Party Beneficiary", ClauseType.THIRD_PARTY_BENEFICIARY);
        names.put("Most Favored Nation", ClauseType.MOST_FAVOURED_CUSTOMER);
        return Collections.unmodifiableMap(names);
    }
}
