package docket.contract.local;

import static docket.contract.ClauseType.*;

import docket.contract.ClauseType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How lawyers say it: one line for each way to write a clause. English is complete; other languages cover the usual. */
final class ClausePatterns {

    /** A sentence that has {@code says} and not {@code butNot} is a clause of this type with this confidence. */
    record Wording(
            ClauseType type,
            double confidence,
            Pattern says,
            @Nullable Pattern butNot,
            int around,
            NeededText needed) {

        /** A sentence on which the patterns would take too long is none of theirs. */
        boolean matches(String sentence) {
            try {
                return matches(new BoundedText(sentence, MOST_LOOKS));
            } catch (BoundedText.LookedTooOften e) {
                return false;
            }
        }

        private boolean matches(BoundedText sentence) {
            var match = says.matcher(sentence);
            if (!match.find()) return false;
            if (butNot == null) return true;
            int from = Math.max(0, match.start() - around);
            int to = Math.min(sentence.length(), match.end() + around);
            return !butNot.matcher(sentence).region(from, to).find();
        }
    }

    private static final int MOST_LOOKS = 400_000;
    /** The exception counts wherever it stands in the sentence. */
    private static final int ANYWHERE = 1_000_000;
    /** The exception counts beside the match only: long sentences list several cases. */
    private static final int BESIDE = 70;

    private static final double HINT = 0.2;

    private static final String DAMAGES =
            "(?:indirect|incidental|consequential|special|punitive|exemplary)\\b|los[st]\\s+(?:of\\s+)?(?:profits?|revenues?|business|goodwill)|entgangene[nr]?\\s+gewinn|lucro\\s+cesante|dommages\\s+indirects";
    private static final String NEVER_LIABLE =
            "(?:in\\s+no\\s+event|under\\s+no\\s+circumstances|no\\s+(?:party|event)|neither\\s+(?:party|of\\s+the)|not\\s+be|nor|no\\s+liability|shall\\s+not|will\\s+not)\\b.{0,260}?\\b(?:liab\\w+|responsible|damages|obligated)";
    private static final String AMOUNT_CAP =
            "\\bliabilit\\w+.{0,320}?\\b(?:(?:not\\s+)?(?:to\\s+)?exceed|(?:is|be|are)\\s+(?:strictly\\s+)?limited\\s+to|be\\s+(?:greater|more)\\s+than|no\\s+more\\s+than)"
                    + "|\\b(?:maximum|aggregate|total|cumulative|entire)\\s+(?:aggregate\\s+|total\\s+|cumulative\\s+)?liability\\b|\\b(?:damages|indemnif\\w+\\s+obligations?|claims?)\\b.{0,160}?\\b(?:not\\s+exceed|in\\s+excess\\s+of)"
                    + "|\\bhaftung\\b.{0,160}?\\b(?:begrenzt|beschränkt)|\\bresponsabilité\\b.{0,160}?\\b(?:limitée|plafonnée|excéder)|\\bresponsabilidad\\b.{0,160}?\\b(?:limitad\\w+|exceder\\w*)";
    private static final String ASSIGN =
            "(?:assign(?:ed|able|ment|s)?|transfer(?:red|able)?|delegate[d]?|abgetreten|übertragen|abtreten|céd(?:er|ée?)|transférer|ceder|cedido)";

    private static final List<Wording> ALL = all();
    private static final StringSearch STRINGS = new StringSearch(
            PatternReading.strings(ALL.stream().map(Wording::needed).toList()));

    private ClausePatterns() {}

    static List<Wording> known() {
        return ALL;
    }

    /** Every type this sentence is a clause of, each with the best confidence. */
    static List<Wording> of(String sentence) {
        var found = new ArrayList<Wording>();
        var strings = STRINGS.in(sentence);
        for (var wording : ALL) {
            if (!wording.needed().isIn(strings::has)) continue;
            var earlier = found.stream()
                    .filter(other -> other.type() == wording.type())
                    .findFirst();
            if (earlier.isPresent() && earlier.get().confidence() >= wording.confidence()) continue;
            if (wording.matches(sentence)) {
                earlier.ifPresent(found::remove);
                found.add(wording);
            }
        }
        return found;
    }

    private static List<Wording> all() {
        var all = new ArrayList<Wording>();
        liability(all);
        endings(all);
        restraints(all);
        transfers(all);
        money(all);
        duties(all);
        RarerPatterns.addTo(all);
        hints(all);
        return List.copyOf(all);
    }

    /** Sentences that may be such a clause: too weak for a finding, kept for whoever wants to see every candidate. */
    private static void hints(List<Wording> all) {
        says(all, CAP_ON_LIABILITY, HINT, "\\bliab(?:le|ility|ilities)\\b", "\\blimited\\s+liability|\\binsurance");
        says(
                all,
                UNCAPPED_LIABILITY,
                HINT,
                "\\bliab\\w+\\b.{0,300}?\\b(?:except|negligence|misconduct|fraud|death)",
                null);
        says(all, TERMINATION_FOR_CONVENIENCE, HINT, "\\bterminat\\w+\\b.{0,200}?\\bnotice", null);
        says(all, EXCLUSIVITY, HINT, "\\bexclusiv\\w+", "\\bnon-?\\s?exclusiv");
        says(all, NON_COMPETE, HINT, "\\bcompet(?:e|ing|itive|itors?)\\b", null);
        says(all, NO_SOLICITATION, HINT, "\\b(?:solicit|hire|recruit)\\b", null);
        says(
                all,
                ASSIGNMENT_RESTRICTED,
                HINT,
                "\\bassign(?:ed|able|ment|s|ns)?\\b.{0,200}?\\b(?:agreement|rights?|obligations?)",
                null);
        says(
                all,
                CHANGE_OF_CONTROL,
                HINT,
                "\\b(?:merger|consolidation|acquisition|change\\s+(?:of|in)\\s+control)\\b",
                null);
        says(all, IP_ASSIGNMENT, HINT, "\\b(?:ownership|title|proprietary\\s+rights?)\\b", null);
        says(all, MINIMUM_COMMITMENT, HINT, "\\b(?:minimum|at\\s+least|no\\s+less\\s+than)\\b", "\\bdays?\\b");
        says(all, LIQUIDATED_DAMAGES, HINT, "\\bpenalt(?:y|ies)\\b|\\btermination\\s+(?:fee|payment)", null);
        says(all, MOST_FAVOURED_CUSTOMER, HINT, "\\bfavou?rable\\b", null);
        says(all, AUDIT_RIGHTS, HINT, "\\b(?:audit|inspect|examine)\\w*\\b|\\b(?:books|records)\\b", null);
        says(all, INSURANCE, HINT, "\\binsur(?:ance|ed|er)\\b", null);
    }

    private static void liability(List<Wording> all) {
        says(all, CAP_ON_LIABILITY, 0.85, NEVER_LIABLE + ".{0,400}?\\b(?:" + DAMAGES + ")", null);
        says(
                all,
                CAP_ON_LIABILITY,
                0.85,
                AMOUNT_CAP,
                "\\binsurance\\b|\\bliability\\s+compan|limited\\s+liability|\\bpolic(?:y|ies)\\b");
        says(
                all,
                CAP_ON_LIABILITY,
                0.7,
                "\\b(?:sole|exclusive)\\s+(?:and\\s+exclusive\\s+)?(?:remedy|liability)\\b",
                null);
        says(all, CAP_ON_LIABILITY, 0.5, "\\bliab\\w+\\b.{0,200}?\\b(?:" + DAMAGES + ")", "\\bindemnif");
        says(
                all,
                UNCAPPED_LIABILITY,
                0.85,
                "\\b(?:unlimited|uncapped)\\s+liab|\\bliab\\w+\\b.{0,160}?\\b(?:is|are|be)\\s+unlimited|\\bliab\\w+\\b.{0,60}?\\b(?:unlimited|not\\s+(?:be\\s+)?limited|without\\s+(?:any\\s+)?limit\\b)|\\bunbegrenzt\\w*\\s+haft|\\bhaftet\\b.{0,40}?\\bunbe(?:grenzt|schränkt)|\\bresponsabilité\\s+illimitée|\\bresponsabilidad\\s+ilimitada",
                "\\bliability\\s+compan");
        says(
                all,
                UNCAPPED_LIABILITY,
                0.7,
                "\\b(?:nothing|neither\\s+party)\\b.{0,120}?\\b(?:exclude|limit|excludes|limits)\\b.{0,80}?\\bliab",
                null);
        says(
                all,
                UNCAPPED_LIABILITY,
                0.65,
                "\\b(?:except|other\\s+than|excluding|save)\\b.{0,300}?(?:" + NEVER_LIABLE + ").{0,400}?\\b(?:"
                        + DAMAGES + "|exceed)|(?:" + NEVER_LIABLE + ").{0,500}?\\b(?:" + DAMAGES
                        + "|exceed)\\b.{0,400}?\\b(?:except|other\\s+than\\s+(?:for|with|in|as)|provided,?\\s+(?:however,?\\s+)?that|shall\\s+not\\s+apply|unless)",
                null);
        says(
                all,
                UNCAPPED_LIABILITY,
                0.65,
                "\\b(?:limitations?|exclusions?|caps?)\\b.{0,160}?\\b(?:shall|do|does|will)\\s+not\\s+(?:apply|limit)\\b",
                "\\bwithout\\s+limitation\\b.{0,40}$");
        says(
                all,
                INDEMNITY,
                0.85,
                "\\b(?:indemnify|indemnifies|hold\\s+harmless|holds?\\s+.{0,30}harmless|freistellen|stellt\\b.{0,80}?\\bfrei|garantir\\b.{0,40}?\\bcontre|indemnizar\\w*)\\b",
                null);
        says(
                all,
                BROAD_INDEMNITY,
                0.8,
                "\\b(?:indemnify|hold\\s+harmless|holds?\\s+.{0,30}harmless)\\b.{0,400}?\\b(?:any\\s+and\\s+all|all\\s+(?:claims|losses|liabilit\\w+|damages)|any\\s+(?:claims?|loss\\w*))",
                null);
    }

    private static void endings(List<Wording> all) {
        says(
                all,
                TERMINATION,
                0.85,
                "\\bpart(?:y|ies)\\b.{0,60}?\\bterminate\\b|\\bterminat\\w+\\b.{0,80}?\\b(?:agreement|contract|term)\\b|\\b(?:agreement|contract)\\b.{0,80}?\\bterminat\\w+|\\bkündig\\w+|\\bgekündigt\\b|\\brésili\\w+|\\brescin\\w+|\\bresolución\\b|\\brescisión\\b",
                null);
        var cause =
                "\\b(?:breach\\w*|default\\w*|insolven\\w+|bankrupt\\w*|fails?\\b|failure|cured?\\b|change\\s+(?:of|in)\\s+control|force\\s+majeure|violat\\w+|regulat\\w+|with\\s+cause|for\\s+cause|determines|is\\s+being"
                        + "|(?:if|should|in\\s+the\\s+event|in\\s+case)\\b|by\\s+mutual|by\\s+(?:written\\s+)?agreement|agreement\\s+in\\s+writing|polic(?:y|ies)|coverage|purchase\\s+orders?)";
        var afterwards =
                "\\b(?:upon|after|following|effect\\s+of)\\s+(?:any\\s+|the\\s+|such\\s+)?(?:expiration\\s+or\\s+|relinquishment\\s+or\\s+)?(?:terminat\\w+|expir\\w+)|\\b(?:if|should|event|case)\\b.{0,60}?\\bterminat\\w+|\\bterminat\\w+\\b.{0,60}?\\b(?:shall|will|does)\\s+not\\s+(?:affect|relieve)|without\\s+prejudice";
        var may = "\\b(?:may|right|rights|entitled|option|elect|can|terminable|able)\\b";
        says(
                all,
                TERMINATION_FOR_CONVENIENCE,
                0.9,
                may
                        + ".{0,120}?\\b(?:terminat\\w+|cancel\\w*|withdraw)\\b.{0,160}?\\b(?:without\\s+cause|without\\s+(?:stating\\s+)?(?:any\\s+)?reasons?|(?:for\\s+)?(?:its\\s+)?convenience|for\\s+any\\s+(?:or\\s+no\\s+)?reason|for\\s+no\\s+reason|with\\s+or\\s+without\\s+(?:cause|reason))",
                afterwards + "|\\bnot\\s+(?:be\\s+)?terminate",
                BESIDE);
        says(
                all,
                TERMINATION_FOR_CONVENIENCE,
                0.85,
                "\\b(?:without\\s+cause|for\\s+any\\s+reason(?:\\s+or\\s+no\\s+reason)?|for\\s+convenience)\\b.{0,80}?"
                        + may + ".{0,60}?\\bterminat\\w+",
                afterwards + "|" + cause,
                BESIDE);
        says(
                all,
                TERMINATION_FOR_CONVENIENCE,
                0.85,
                "(?:" + may
                        + "|\\bbe).{0,100}?\\b(?:terminat\\w+|cancel\\w*|withdraw)\\b.{0,120}?\\bat\\s+any\\s+time\\b|\\bat\\s+any\\s+time\\b.{0,60}?"
                        + may + ".{0,60}?\\bterminat\\w+",
                cause,
                BESIDE);
        says(
                all,
                TERMINATION_FOR_CONVENIENCE,
                0.75,
                may
                        + ".{0,60}?\\b(?:terminat\\w+|cancel\\w*)\\b.{0,100}?\\b(?:upon|on|by|with|at\\s+least|not\\s+less\\s+than|giving)\\b.{0,60}?\\b(?:days|months|weeks|year)\\S*\\s*(?:prior|advance|written|notice)",
                cause + "|\\brenew\\w*|\\bexpir\\w+\\s+of\\s+the\\s+(?:initial|then)|\\bend\\s+of\\s+the\\b",
                2 * BESIDE);
        says(
                all,
                TERMINATION_FOR_CONVENIENCE,
                0.8,
                "\\bjederzeit\\b.{0,80}?\\b(?:kündig\\w+|gekündigt)|\\bohne\\s+angabe\\s+von\\s+gründen|\\bà\\s+tout\\s+moment\\b.{0,80}?\\brésili|\\brésili\\w+\\b.{0,80}?\\bà\\s+tout\\s+moment|\\bsin\\s+causa\\b",
                "\\bwichtige[mnr]?\\s+grund");
        says(
                all,
                AUTOMATIC_RENEWAL,
                0.9,
                "\\bautomatic\\w*\\b.{0,80}?\\b(?:renew\\w*|extend\\w*|continue)|\\b(?:renew\\w*|extend\\w*)\\b.{0,80}?\\bautomatic\\w*|\\bverlängert\\s+sich|\\bstillschweigend\\w*|\\btacite\\s+reconduction|\\bprórroga\\w*\\s+automátic|\\bautomáticamente\\b",
                "\\b(?:patent|trademark|insurance|registration)s?\\b");
        says(
                all,
                AUTOMATIC_RENEWAL,
                0.7,
                "\\b(?:shall|will)\\s+(?:be\\s+)?renew(?:ed)?\\b.{0,80}?\\b(?:successive|additional|year\\s+to\\s+year|annually)",
                "\\bmutual\\w*|\\boption\\b|\\bmay\\b");
    }

    private static void restraints(List<Wording> all) {
        var notThis =
                "\\bexclusive(?:ly)?\\s+(?:holder|liabilit|responsib|govern|rights?\\s+(?:and\\s+interests?|of\\s+ownership))|\\b(?:not|nor)\\b.{0,50}?\\bexclusive|\\bexclusive\\s+(?:jurisdiction|venue|remed\\w+|of\\b|forum|property|owner\\w*|right,?\\s+title)|\\bnon-?\\s?exclusiv\\w+|\\bmutually\\s+exclusive|\\bexclusively\\s+(?:by|in|under|governed)\\b.{0,40}?\\b(?:law|court)|\\bsole\\s+and\\s+exclusive\\s+(?:property|remed|liab|judgment|owner)|\\bcourts?\\b";
        says(
                all,
                EXCLUSIVITY,
                0.85,
                "\\b(?:exclusiv(?:e|ely|ity)|sole\\s+and\\s+exclusive)\\b.{0,100}?\\b(?:rights?|licen[cs]\\w+|distribut\\w+|suppl\\w+|agents?|provider|purchas\\w*|sell\\w*|basis|territory|market\\w*|appoint\\w*|source|endors\\w+|sponsor\\w*|manufactur\\w+)"
                        + "|\\bsole\\s+(?:supplier|distributor|provider|agent|source|representative|licensee)\\b|\\b(?:appoints?|grants?|licen[cs]e|purchase|supply|engage[sd]?)\\b.{0,140}?\\bexclusiv(?:e|ely|ity)\\b",
                notThis);
        says(
                all,
                EXCLUSIVITY,
                0.7,
                "\\b(?:shall|will|agrees?|may)\\s+not\\b.{0,140}?\\b(?:sell|purchase|buy|licen[cs]e|distribute|appoint|enter\\s+into|offer|grant|supply|obtain|market|provide)\\b.{0,160}?\\b(?:anyone\\s+other|anybody|elsewhere|any\\s+(?:other|third)|other\\s+(?:person|party|than)|anyone\\s+else|third\\s+part(?:y|ies))",
                "\\bconfidential|\\bdisclos\\w+|\\bassign\\w*|\\bconsent\\b|\\breverse\\b|\\bsublicens");
        says(
                all,
                EXCLUSIVITY,
                0.8,
                "\\b(?:ausschließlich\\w*|exklusiv\\w*)\\b.{0,80}?\\b(?:recht|lizenz|vertrieb|liefer|bezug|bezieh)\\w*|\\ben\\s+exclusivité|\\btitre\\s+exclusif|\\bdroit\\s+exclusif|\\ben\\s+exclusiva|\\bcarácter\\s+exclusivo",
                "\\bnicht\\s+ausschließlich|\\bgericht\\w*");
        says(
                all,
                NON_COMPETE,
                0.85,
                "\\b(?:shall|will|agrees?|may|covenants?|undertakes?|must)\\b.{0,80}?\\bnot\\b.{0,220}?\\b(?:compet(?:e|es|ing|itive|itor|itors)|engage\\s+in\\s+(?:any|a)\\s+(?:business|activity)|substantially\\s+similar)\\b",
                "\\bconfidential\\s+information\\b|\\bcompetent\\b|\\bnot\\s+(?:prevent|restrict|prohibit|be\\s+deemed|grant|preclude|assign|be\\s+construed)");
        says(
                all,
                NON_COMPETE,
                0.8,
                "\\bnon-?\\s?compet(?:e|ition)\\b.{0,200}?\\b(?:shall|agrees?|will|period|covenant)|\\b(?:no|neither)\\b.{0,60}?\\b(?:will|shall)\\b.{0,160}?\\b(?:compet(?:e|itive|ing))|\\bwettbewerbsverbot|\\bnon-?concurrence|\\bno\\s+competencia",
                null);
        says(
                all,
                NON_COMPETE,
                0.6,
                "\\b(?:refrain|prohibited|restricted|abstain)\\b.{0,160}?\\bcompet(?:e|ing|itive|itor)",
                null);
        says(
                all,
                NO_SOLICITATION,
                0.85,
                "\\bnot\\b.{0,160}?\\b(?:solicit|hire|recruit|induce|entice)\\b.{0,160}?\\b(?:employ\\w*|personnel|staff)|\\babwerb\\w+",
                null);
    }

    private static void transfers(List<Wording> all) {
        says(
                all,
                ASSIGNMENT_RESTRICTED,
                0.9,
                "\\b(?:not|neither|no|nor|without|any)\\b.{0,200}?\\b" + ASSIGN
                        + "\\b.{0,300}?\\b(?:consent|approval|permission|zustimmung|accord|consentimiento)\\b",
                "\\bemployees?\\b.{0,20}\\bassigned|^(?!.*\\b(?:neither|nor|no\\s+party|shall\\s+not|may\\s+not)\\b).*\\bmay\\s+(?:freely\\s+)?assign\\b.{0,160}?\\bwithout\\s+(?:the\\s+)?(?:prior\\s+)?(?:written\\s+)?consent|\\bdomain|\\bconfidential\\s+information");
        says(
                all,
                ASSIGNMENT_RESTRICTED,
                0.85,
                "\\b(?:may|shall|will|can)\\s+not\\s+(?:be\\s+)?(?:directly\\s+or\\s+indirectly\\s+)?(?:assign\\w*|transfer\\w*|delegate\\w*)\\b|\\b(?:not|non-?)\\s*(?:be\\s+)?assignable\\b",
                "\\btitle\\s+to\\b|\\bdata\\b");
        says(
                all,
                ASSIGNMENT_RESTRICTED,
                0.75,
                "\\b(?:purported|attempted|any)\\s+(?:purported\\s+|attempted\\s+)?(?:assignment|transfer)\\b.{0,200}?\\b(?:void|null|no\\s+effect|invalid|breach)",
                null);
        says(
                all,
                ASSIGNMENT_RESTRICTED,
                0.7,
                "\\bconsent\\b.{0,120}?\\b(?:assign(?:ment|ed)?|transfer)\\b.{0,80}?\\b(?:agreement|rights|obligations|hereunder)",
                "\\bwithout\\s+(?:the\\s+)?(?:prior\\s+)?(?:written\\s+)?consent\\b.{0,60}?\\bmay\\b");
        says(
                all,
                ASSIGNMENT_WITHOUT_CONSENT,
                0.85,
                "\\bmay\\b.{0,40}?\\b(?:assign|transfer)\\b.{0,220}?\\bwithout\\b.{0,60}?\\b(?:consent|approval|notice)|\\bfreely\\s+(?:assign|transfer)\\w*",
                "\\bmay\\s+not\\b|\\bneither\\b");
        says(
                all,
                CHANGE_OF_CONTROL,
                0.8,
                "\\bchange\\s+(?:of|in)\\s+(?:the\\s+)?(?:control|ownership|management)\\b|\\b(?:merger|consolidation|sale\\s+of\\s+(?:all|substantially))\\b.{0,200}?\\b(?:terminat\\w+|consent|assign\\w*)|\\b(?:sale|transfer|acquisition)\\b.{0,60}?\\b(?:all\\s+or\\s+substantially\\s+all|controlling\\s+interest|majority)\\b.{0,200}?\\bterminat\\w+|\\bterminat\\w+\\b.{0,160}?\\b(?:sells?|sale|transfers?)\\b.{0,60}?\\b(?:substantially\\s+all|controlling\\s+interest)|\\bchange\\s+in\\s+the\\s+organization,\\s+ownership|\\bcontrol\\s+of\\b.{0,60}?\\bchanges?\\b|\\bkontrollwechsel|\\bchangement\\s+de\\s+contrôle|\\bcambio\\s+de\\s+control",
                "\\b(?:means|shall\\s+mean)\\b|\\bdisclos\\w+|\\b(?:nor|not)\\b.{0,40}?\\bdeemed\\s+an\\s+assignment");
        says(
                all,
                IP_ASSIGNMENT,
                0.85,
                "\\b(?:hereby|agrees?\\s+to|shall|does\\s+hereby|will)\\b.{0,60}?\\b(?:assigns?|transfers?|conveys?)\\b.{0,200}?\\b(?:rights?,?\\s+title|intellectual\\s+property|patents?|copyrights?|inventions?|work\\s+product|trademarks?|developments?)",
                "\\bmay\\s+not\\b|\\bshall\\s+not\\b");
        says(
                all,
                IP_ASSIGNMENT,
                0.75,
                "\\bhereby\\s+(?:irrevocably\\s+)?assigns?\\b.{0,80}?\\b(?:rights|title)\\b|\\bworks?[\\s-]+(?:made[\\s-]+)?for[\\s-]+hire\\b|\\b(?:work\\s+product|inventions?|developments?|deliverables?|materials|improvements?)\\b.{0,160}?\\b(?:shall\\s+be|are|is|become|will\\s+be|remain)\\b.{0,40}?\\b(?:sole|exclusive)\\b.{0,30}?\\bproperty\\b|\\bgoodwill\\b.{0,160}?\\binure\\b",
                null);
        says(
                all,
                IP_ASSIGNMENT,
                0.75,
                "\\büberträgt\\b.{0,160}?\\b(?:nutzungsrechte|schutzrechte|urheberrecht\\w*)|\\bcède\\b.{0,160}?\\bpropriété\\s+intellectuelle|\\bcede\\b.{0,160}?\\bpropiedad\\s+intelectual",
                null);
    }

    private static void money(List<Wording> all) {
        says(
                all,
                PRICE_INCREASE,
                0.75,
                "\\b(?:increase[ds]?|adjust(?:ed|ment)?s?|raise[ds]?|escalat\\w+)\\b.{0,80}?\\b(?:prices?|pricing|fees?|rates?|charges?)\\b|\\b(?:prices?|pricing|fees?|rates?|charges?)\\b.{0,80}?\\b(?:increase[ds]?|be\\s+adjusted|escalat\\w+)\\b"
                        + "|\\bpreiserhöhung\\w*|\\bpreise?\\b.{0,80}?\\b(?:erhöh\\w+|anpass\\w+)|\\b(?:prix|tarifs?)\\b.{0,80}?\\b(?:augment\\w+|révis\\w+)|\\bprecios?\\b.{0,80}?\\b(?:aument\\w+|revis\\w+)",
                "\\bno\\s+increase|\\bnot\\s+(?:be\\s+)?increase|\\binterest\\b|\\bshare\\s+price|\\bexercise\\s+price");
        says(
                all,
                LATE_PAYMENT_INTEREST,
                0.85,
                "\\binterest\\b.{0,200}?(?:%|\\bpercent|\\bper\\s+cent|\\bper\\s+annum|\\bper\\s+month|\\bprime\\s+rate|\\blawful\\s+rate|\\brate\\s+of)|\\blate\\s+(?:payment\\s+)?(?:charge|fee|interest|penalt)\\w*|\\bverzugszins\\w*|\\bintérêts?\\s+de\\s+retard|\\bintereses?\\s+de\\s+demora",
                "\\b(?:equity|ownership|partnership|membership|royalty|participating)\\s+interest|\\binterest\\s+in\\s+the\\b|\\bpercent\\w*\\s+interest|%\\s+interest\\s+in");
        says(
                all,
                MINIMUM_COMMITMENT,
                0.8,
                "\\bminimum\\s+(?:purchase|order|annual|quantit\\w+|amount|royalt\\w+|commitment|volume|number|payment|guarantee\\w*|fee|sales|monthly|quarterly|revenue)|\\bguaranteed\\s+minimum|\\ba\\s+minimum\\s+of\\b|\\btake[\\s-]or[\\s-]pay|\\bmindestabnahme\\w*|\\bmindestmenge\\w*",
                "\\binsurance|\\bcoverage|\\bliability|\\bnotice\\b");
        says(
                all,
                MINIMUM_COMMITMENT,
                0.65,
                "\\b(?:shall|agrees?\\s+to|will|must)\\b.{0,60}?\\b(?:purchase|order|buy|pay|sell|deliver|spend|make)\\b.{0,80}?\\b(?:at\\s+least|not\\s+less\\s+than|no\\s+less\\s+than)\\b",
                "\\binsurance|\\bcoverage|\\bnotice\\b|\\bdays\\b");
        says(
                all,
                LIQUIDATED_DAMAGES,
                0.85,
                "\\bliquidated\\s+damages|\\b(?:not\\s+(?:as\\s+)?a|as\\s+a)\\s+penalty|\\b(?:early\\s+)?termination\\s+(?:fee|charge|payment)|\\bvertragsstrafe|\\bclause\\s+pénale|\\bpenalización",
                null);
        says(
                all,
                MOST_FAVOURED_CUSTOMER,
                0.85,
                "\\bmost[\\s-]+favou?red|\\b(?:no|not)\\s+less\\s+favou?rable\\b.{0,160}?\\b(?:price|terms|customer|third|other)|\\bmore\\s+favou?rable\\b.{0,200}?\\b(?:third\\s+part\\w+|other\\s+(?:customer|party|person)|any\\s+other|than\\s+(?:those|were))|\\bat\\s+least\\s+as\\s+favou?rable|\\b(?:lowest|best)\\s+price\\b.{0,100}?\\b(?:offer\\w*|customer|charge\\w*)|\\bmeistbegünstig\\w+",
                "\\bleast\\s+favou?rable");
    }

    private static void duties(List<Wording> all) {
        says(
                all,
                AUDIT_RIGHTS,
                0.85,
                "\\b(?:right|may|shall\\s+(?:have|permit|allow)|entitled|allow|permit|access|request)\\b.{0,160}?\\b(?:audit\\w*|inspect\\w*|examin\\w+)\\b.{0,160}?\\b(?:books?|records?|accounts?|premises|facilit\\w+|compliance|documents?|operations)",
                "\\bauditors?['s]*\\s+report|\\bproducts?\\s+inspect|\\bfinancial\\s+statements?\\b");
        says(
                all,
                AUDIT_RIGHTS,
                0.75,
                "\\b(?:books?|records?|accounts?)\\b.{0,200}?\\b(?:audit\\w*|inspect\\w*|examin\\w+)\\b|\\b(?:audit|audits)\\b.{0,120}?\\b(?:conduct\\w*|perform\\w*|discrepanc\\w+|underpa\\w+|reveal\\w*|expense|cost)",
                "\\bfinancial\\s+statements?\\b");
        says(
                all,
                AUDIT_RIGHTS,
                0.6,
                "\\b(?:maintain|keep|retain|preserve)\\b.{0,60}?\\b(?:complete|accurate|true|full|proper|adequate)\\b.{0,60}?\\b(?:books?|records?|accounts?)\\b|\\bprüfungsrecht|\\bdroit\\s+d'audit|\\bderecho\\s+de\\s+auditoría|\\b(?:bücher|unterlagen)\\b.{0,80}?\\b(?:einsehen|prüfen|einsicht)",
                null);
        says(
                all,
                INSURANCE,
                0.85,
                "\\b(?:maintain|obtain|carry|procure|keep|provide|effect|take\\s+out)\\w*\\b.{0,160}?\\binsurance\\b|\\binsurance\\b.{0,160}?\\b(?:not\\s+less\\s+than|minimum|at\\s+least|additional\\s+insured|certificates?)|\\badditional\\s+insured|\\bcertificates?\\s+of\\s+insurance|\\bhaftpflichtversicherung|\\bassurance\\s+responsabilité|\\bseguro\\s+de\\s+responsabilidad",
                "\\bhealth\\s+insurance|\\binsurance\\s+benefits|\\bunemployment");
        says(
                all,
                CONFIDENTIALITY,
                0.85,
                "\\bconfidential\\s+information\\b|\\b(?:keep|hold|maintain|treat)\\b.{0,80}?\\b(?:confiden\\w+|secret)|\\bnon-?disclosure|\\bconfidentiality\\b|\\bvertraulich\\w*|\\bgeheimhaltung\\w*|\\bverschwiegenheit\\w*|\\bconfidentiel\\w*|\\bconfidencial\\w*",
                "\\bconfidential\\s+treatment\\b");
    }

    static void says(List<Wording> all, ClauseType type, double confidence, String says, @Nullable String butNot) {
        says(all, type, confidence, says, butNot, ANYWHERE);
    }

    private static void says(
            List<Wording> all, ClauseType type, double confidence, String says, @Nullable String butNot, int around) {
        int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;
        all.add(new Wording(
                type,
                confidence,
                Pattern.compile(says, flags),
                butNot == null ? null : Pattern.compile(butNot, flags),
                around,
                NeededText.of(says)));
    }
}
