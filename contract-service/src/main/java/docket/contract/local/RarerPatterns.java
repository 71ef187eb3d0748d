package docket.contract.local;

import static docket.contract.ClauseType.*;
import static docket.contract.local.ClausePatterns.says;

import docket.contract.local.ClausePatterns.Wording;
import java.util.List;

/** Wordings of clauses that few contracts have, and of licences. English only. */
final class RarerPatterns {

    private static final String NOT = "\\b(?:not|nor|neither|never|refrain\\s+from|prohibited\\s+from|without)\\b";
    private static final String LICENSE = "\\b(?:sub-?)?licen[cs]\\w+";

    private RarerPatterns() {}

    static void addTo(List<Wording> all) {
        terms(all);
        restraints(all);
        money(all);
        licences(all);
        rights(all);
    }

    private static void terms(List<Wording> all) {
        says(
                all,
                GOVERNING_LAW,
                0.9,
                "\\b(?:govern\\w*|constru\\w+|interpret\\w*|subject\\s+to|accord\\w+\\s+(?:with|to))\\b.{0,160}?\\blaws?\\b",
                "\\bcomply\\b|\\bcomplian|\\bapplicable\\s+laws?\\b");
        says(
                all,
                EXPIRATION,
                0.7,
                "\\b(?:term|agreement|contract)\\b.{0,200}?\\b(?:expire|continue|remain|end|terminate|be\\s+for|period\\s+of|until|in\\s+(?:full\\s+force|effect))\\b.{0,160}?\\b(?:years?|months?|days|\\d{4}|anniversary|terminated|perpetu\\w+|indefinite\\w*)\\b",
                null);
        says(
                all,
                RENEWAL_TERM,
                0.8,
                "\\b(?:renew\\w*|extend(?:ed)?|extension)\\b.{0,200}?\\b(?:years?|months?|terms?|periods?|annual\\w*)\\b",
                null);
        says(
                all,
                RENEWAL_NOTICE,
                0.8,
                "\\b(?:renew\\w*|extend(?:ed)?|extension)\\b.{0,400}?\\bnotice|\\bnotice\\b.{0,400}?\\b(?:renew\\w*|extend(?:ed)?|extension)\\b",
                null);
    }

    private static void restraints(List<Wording> all) {
        says(
                all,
                COMPETITION_EXCEPTION,
                0.5,
                "\\b(?:notwithstanding|except|provided,?\\s+(?:however|that)|other\\s+than|nothing|shall\\s+not\\s+(?:apply|prevent|prohibit|restrict))\\b.{0,300}?\\b(?:compet\\w+|exclusiv\\w+|solicit\\w*)|\\b(?:compet\\w+|exclusiv\\w+|solicit\\w*)\\b.{0,400}?\\b(?:except|provided,?\\s+(?:however|that)|other\\s+than|shall\\s+not\\s+(?:apply|prevent|prohibit|restrict|be\\s+deemed))",
                null);
        says(
                all,
                NO_SOLICITATION_OF_CUSTOMERS,
                0.75,
                NOT
                        + ".{0,260}?\\b(?:solicit|divert|induce|entice|take\\s+away|call\\s+(?:up)?on)\\w*\\b.{0,200}?\\b(?:customers?|clients?|accounts?|subscribers?|advertisers?)\\b",
                null);
        says(
                all,
                NON_DISPARAGEMENT,
                0.85,
                "\\bdisparag\\w+|\\bdefam\\w+|\\bderogatory\\b|\\bderide\\b|\\bbring\\b.{0,60}?\\binto\\s+(?:public\\s+)?(?:disrepute|ridicule|contempt)|\\bnegative\\s+(?:light|comment|statement)|"
                        + NOT
                        + ".{0,200}?\\b(?:harm|injur\\w+|damag\\w+|tarnish|reflect\\s+unfavou?rabl\\w+)\\b.{0,80}?\\b(?:reputation|goodwill|image)",
                null);
        says(
                all,
                FIRST_REFUSAL,
                0.85,
                "\\b(?:right|option)s?\\s+of\\s+(?:the\\s+)?first\\s+(?:refusal|offer|negotiation|opportunity)|\\bfirst\\s+(?:right|option|opportunity)\\b|\\bfirst\\s+offer\\b|\\bfirst\\s+refusal|\\bpre-?emptive\\s+right|\\bright\\s+to\\s+match\\b",
                null);
    }

    private static void money(List<Wording> all) {
        var share =
                "(?:%|\\bpercent\\w*|\\bpercentage\\b|\\bper\\s+cent\\b|\\bshare\\b|\\bsplit\\b|\\bone-?half\\b|\\broyalt\\w+|\\bcommissions?\\b)";
        var income =
                "\\b(?:revenues?|profits?|net\\s+sales|gross\\s+sales|gross\\s+receipts|proceeds|royalt\\w+|income|sales|margin)\\b";
        says(
                all,
                REVENUE_SHARING,
                0.75,
                "\\b(?:pay|paid|pays|receive|entitled|share[ds]?|remit|royalt\\w+|commissions?)\\b.{0,240}?" + share
                        + ".{0,120}?" + income,
                "\\binterest\\s+(?:rate|at)|\\btax(?:es)?\\b|\\bownership\\b");
        says(
                all,
                PRICE_RESTRICTION,
                0.7,
                "\\b(?:prices?|pricing|fees?|rates?)\\b.{0,160}?\\b(?:not|no)\\b.{0,60}?\\b(?:increase\\w*|exceed\\w*|raise\\w*|change\\w*)\\b|\\b(?:increase|raise)\\b.{0,80}?\\b(?:prices?|fees?)\\b.{0,160}?\\b(?:not|no)\\b.{0,40}?\\b(?:exceed|more\\s+than)",
                "\\binterest\\b");
        says(
                all,
                VOLUME_RESTRICTION,
                0.6,
                "\\b(?:not|no|up\\s+to|maximum)\\b.{0,60}?\\b(?:exceed|more\\s+than|in\\s+excess\\s+of|greater\\s+than|of)\\b.{0,60}?(?:\\d|\\b(?:one|two|three|four|five|ten|twenty)\\b).{0,80}?\\b(?:hours?|units?|users?|days?|times?|copies|persons?|appearances?|seats?|products?|percent|%|pages|employees|batch\\w*|events?)|\\bin\\s+excess\\s+of\\b.{0,120}?\\b(?:additional|extra)\\b.{0,40}?\\b(?:fee|charge|cost)|\\bmaximum\\s+(?:number|quantity|amount|capacity|volume)\\b",
                "\\binterest\\b|\\binsurance\\b|\\bliabilit\\w+");
    }

    private static void licences(List<Wording> all) {
        says(
                all,
                LICENSE_GRANT,
                0.85,
                "\\b(?:grants?|granted|granting)\\b.{0,200}?(?:" + LICENSE
                        + "|\\bright\\b.{0,80}?\\b(?:to\\s+use|use|reproduce|distribute|display|market|sell)\\b)|"
                        + LICENSE
                        + "\\s+(?:grant|to\\s+use)\\b|\\bhereby\\s+licen[cs]es?\\b|\\b(?:right|licen[cs]e|permission)\\s+to\\s+use\\b",
                "\\bno\\s+(?:\\w+\\s+){0,3}(?:licen[cs]e|right)|\\bnot\\s+(?:be\\s+)?(?:grant|constru)|\\bnothing\\b");
        says(
                all,
                NON_TRANSFERABLE_LICENSE,
                0.85,
                "\\bnon-?\\s?(?:transferr?able|assignable|sub-?licen[cs]\\w+)\\b|\\bnot\\b.{0,80}?\\bsub-?licen[cs]\\w+|"
                        + LICENSE
                        + ".{0,160}?\\b(?:may|shall|is|are)\\s+not\\s+(?:be\\s+)?(?:transfer\\w*|assign\\w*|sub-?licen\\w*)|\\bwithout\\s+(?:the\\s+)?right\\s+to\\s+(?:grant\\s+)?sub-?licen",
                null);
        says(
                all,
                AFFILIATE_LICENSE_LICENSEE,
                0.7,
                "\\b(?:grants?|granted)\\b.{0,160}?\\b(?:affiliates?|subsidiar\\w+|group)\\b.{0,300}?(?:" + LICENSE
                        + "|\\bright\\b)|\\bsub-?licen[cs]\\w+\\b.{0,160}?\\b(?:affiliates?|subsidiar\\w+)|" + LICENSE
                        + ".{0,240}?\\b(?:its|their|to)\\s+(?:\\w+\\s+){0,2}(?:affiliates?|subsidiar\\w+)",
                "\\bno\\s+(?:licen[cs]e|right)");
        says(
                all,
                AFFILIATE_LICENSE_LICENSOR,
                0.75,
                "\\b(?:and|or)\\s+(?:its|their|any\\s+of\\s+its)\\s+(?:\\w+\\s+){0,2}(?:affiliates|subsidiaries)\\b.{0,80}?\\b(?:hereby\\s+)?grants?\\b|\\bon\\s+behalf\\s+of\\s+itself\\s+and\\s+(?:its|the)\\b.{0,120}?\\bgrants?\\b",
                null);
        says(
                all,
                UNLIMITED_LICENSE,
                0.75,
                "\\b(?:unlimited|unrestricted|enterprise-?\\s?wide|all-you-can-eat)\\b.{0,160}?(?:" + LICENSE
                        + "|\\b(?:use|users|right|copies)\\b)|" + LICENSE
                        + ".{0,240}?\\b(?:unlimited|unrestricted|without\\s+(?:limit|restriction))\\b",
                "\\bliabilit|\\bpartner");
        says(
                all,
                PERPETUAL_LICENSE,
                0.85,
                "\\b(?:perpetual|irrevocabl\\w+|perpetuity)\\b.{0,200}?(?:" + LICENSE + "|\\bright\\b)|" + LICENSE
                        + ".{0,200}?\\b(?:perpetual|irrevocabl\\w+|perpetuity|in\\s+perpetuity)\\b",
                "\\bletters?\\s+of\\s+credit|\\bguarant|\\bjurisdiction|\\bproxy");
        says(
                all,
                SOURCE_CODE_ESCROW,
                0.85,
                "\\bsource\\s+(?:code|materials)\\b.{0,300}?\\bescrow|\\bescrow\\b.{0,300}?\\b(?:source|deposit\\s+materials|code)\\b|\\bescrow\\s+agent\\b",
                null);
    }

    private static void rights(List<Wording> all) {
        says(
                all,
                JOINT_IP_OWNERSHIP,
                0.8,
                "\\bjoint(?:ly)?\\s+(?:own\\w*|title|property)|\\b(?:own\\w*|held|vest\\w*)\\b.{0,60}?\\bjointly\\b|\\bjoint\\s+(?:intellectual|inventions?|patents?|technology|developments?|improvements?|copyright\\w*)|\\bco-?own\\w*",
                null);
        says(
                all,
                POST_TERMINATION_SERVICES,
                0.65,
                "\\b(?:upon|after|following|on|from|event\\s+of)\\s+(?:the\\s+|any\\s+|such\\s+|its\\s+)?(?:effective\\s+date\\s+of\\s+)?(?:the\\s+)?(?:early\\s+)?(?:terminat\\w+|expir\\w+)\\b.{0,400}?\\b(?:shall|will|may|agrees?|must)\\b|\\b(?:wind[\\s-]?down|transition|sell-?off|phase-?out)\\b",
                "\\bsurviv\\w+");
        says(
                all,
                WARRANTY_DURATION,
                0.75,
                "\\b(?:warrant\\w*|guarantee[ds]?|defect\\w*)\\b.{0,300}?\\b(?:period|for)\\b.{0,80}?\\b(?:days?|months?|years?)\\b|\\bwarranty\\s+period\\b",
                "\\bindemnif");
        says(
                all,
                COVENANT_NOT_TO_SUE,
                0.75,
                NOT
                        + ".{0,160}?\\b(?:challenge|contest|attack|dispute|oppose|question)\\w*\\b.{0,200}?\\b(?:title|validity|ownership|rights?|marks?|patents?|trademarks?|enforceab\\w+|propert\\w+)|\\bcovenants?\\s+not\\s+to\\s+(?:sue|bring|assert)|\\b(?:waives?|releases?)\\b.{0,120}?\\b(?:claims?|causes?\\s+of\\s+action|right\\s+to\\s+(?:bring|sue))|"
                        + NOT
                        + ".{0,100}?\\b(?:bring|institute|commence|assert)\\b.{0,80}?\\b(?:claims?|suits?|actions?|proceedings?)\\b",
                null);
        says(
                all,
                THIRD_PARTY_BENEFICIARY,
                0.8,
                "\\bthird[\\s-]+party\\s+(?:beneficiar\\w+|rights)|\\bintended\\s+(?:third[\\s-]+party\\s+)?beneficiar\\w+",
                "\\b(?:no|not|nor|nothing|neither|never)\\b.{0,260}?\\bbeneficiar|\\bbeneficiar\\w+\\b.{0,60}?\\bnone\\b|\\bno\\s+(?:\\w+\\s+){0,3}third[\\s-]+part");
    }
}
