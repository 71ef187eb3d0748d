package docket.reader;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an attempt to steer a machine may want, and the words it takes. Text is compared small and without accents. */
final class Intents {

    /** After these a word may be an order, as at the start of a sentence or line. */
    static final Set<String> LEADS = Set.of(
            "please",
            "kindly",
            "and",
            "then",
            "now",
            "must",
            "bitte",
            "und",
            "musst",
            "mussen",
            "veuillez",
            "et",
            "puis",
            "devez",
            "favor",
            "y",
            "debes",
            "favore",
            "prego",
            "e",
            "ed",
            "devi",
            "deve",
            "dovete",
            "alstublieft",
            "gelieve",
            "en",
            "moet");

    /** Up to so many words between two that belong together. */
    private static String gap(int words) {
        return "(?:[\\s,;:\"'()-]+[\\p{L}\\p{N}'_-]+){0," + words + "}?[\\s,;:\"'()-]+";
    }

    private static final String FORGET =
            "(?:ignore|disregard|forget|override|bypass|do not (?:follow|obey)|don't (?:follow|obey)"
                    + "|ignoriere?n?|missachten?|vergiss|vergessen|uberschreiben?|ubergehen?"
                    + "|ignorez|ignorer|oublie[zr]?|ne ten(?:ez|ir) (?:pas|aucun) compte"
                    + "|ignora(?:d|r)?|ignoren?|olvida(?:d|r)?|olviden?|omite|no (?:hagas|haga) caso"
                    + "|ignorate|ignorare|dimentica(?:te|re)?|trascura(?:te)?"
                    + "|negeer|negeren|vergeet|sla over"
                    + "|ignorem?|esquec[ae](?:m|r)?|desconsider[ae](?:m|r)?)";

    private static final String EARLIER =
            "(?:previous|prior|above|earlier|preceding|foregoing|former|existing|current|original|initial"
                    + "|all|any|every|your|the|these|those|other|system|safety"
                    + "|vorherigen?|bisherigen?|vorigen?|obigen?|vorangegangenen?|fruheren?|alle|deine|ihre|jegliche"
                    + "|precedentes?|anterieures?|toutes?|tous|vos|tes|les"
                    + "|anterior(?:es|i)?|previ[oa]s|tod[oa]s|tus|sus|las|los"
                    + "|precedenti?|tutt[ei]|le tue|le"
                    + "|vorige|voorgaande|eerdere|bovenstaande|je|uw"
                    + "|seus?|suas?|as|os)";

    private static final String ORDERS =
            "(?:instructions?|prompts?|commands?|directives?|directions|orders|rules|guidelines?|guardrails?|polic(?:y|ies)|constraints|restrictions|programming|training|context"
                    + "|anweisung(?:en)?|instruktion(?:en)?|befehle?n?|regeln|vorgaben|richtlinien"
                    + "|consignes?|regles|directives"
                    + "|instruccion(?:es)?|ordenes|reglas|indicaciones|directrices"
                    + "|istruzion[ei]|regole|comandi|indicazioni"
                    + "|instructies?|opdrachten|regels|aanwijzingen|richtlijnen"
                    + "|instruc(?:ao|oes)|regras|ordens|comandos|diretrizes)";

    private static final String ABOUT_MACHINES = "a word for a machine";

    /** One of these stands in everything that {@link #MACHINE} matches. */
    static final Set<String> MACHINES = Set.of(
            "ai",
            "llm",
            "llms",
            "gpt",
            "chatgpt",
            "chat",
            "claude",
            "gemini",
            "copilot",
            "chatbot",
            "chatbots",
            "bot",
            "bots",
            "language",
            "virtual",
            "digital",
            "automated",
            "automatic",
            "ki",
            "sprachmodell",
            "sprachmodelle",
            "sprachmodellen",
            "kunstliche",
            "ia",
            "intelligence",
            "modele",
            "modeles",
            "inteligencia",
            "modelo",
            "modelos",
            "asistente",
            "asistentes",
            "intelligenza",
            "modelli",
            "modello",
            "assistente",
            "kunstmatige",
            "taalmodel",
            "taalmodellen",
            "taalmodell");

    private static final String MACHINE =
            "(?:ai|llms?|gpt(?:-?\\d)?|chat ?gpt|claude|gemini|copilot|chat ?bots?|bots?|language models?|large language models?|ai[ -](?:assistants?|agents?|models?|systems?|reviewers?|readers?|tools?)"
                    + "|(?:virtual|digital|automated|automatic) (?:assistants?|agents?|reviewers?|readers?|systems?|processors?|parsers?)"
                    + "|ki|ki-(?:assistent(?:en)?|systeme?|modelle?|agent(?:en)?)|sprachmodelle?n?|kunstliche intelligenz"
                    + "|ia|assistants? ia|intelligence artificielle|modeles? de langage"
                    + "|inteligencia artificial|modelos? de lenguaje|asistentes? (?:de )?ia"
                    + "|intelligenza artificiale|modell[oi] linguistic[oi]|assistente (?:di )?ia"
                    + "|kunstmatige intelligentie|taalmodell?(?:en)?|ai-assistent(?:en)?"
                    + "|modelos? de linguagem)";

    private static final String UNCHECKED = "(?:without|bypassing|skipping|ohne|sans|sin|senza|zonder|sem)" + gap(3)
            + "(?:human|manual|further|any|additional|menschliche|manuelle|weitere|humaine|manuelle|humana|manual|umana|manuale|menselijke|handmatige|humana)?"
            + "[\\s-]*(?:reviews?|approvals?|checks?|checking|verification|validation|intervention|confirmation|prufung|freigabe|kontrolle|verification|controle|validation|revision|aprobacion|verificacion|revisione|verifica|approvazione|controle|goedkeuring|revisao|aprovacao|verificacao)";

    private static final String PASS =
            "(?:approve|accept|pay|release|process|mark|classify|treat|flag|label|rate|score|set|report|return|output|respond|reply|answer|print|confirm|authori[sz]e|execute|send|transfer|forward"
                    + "|genehmige?n?|markiere?n?|klassifiziere?n?|bestatige?n?|bezahle?n?|uberweise?n?|setze?n?|gib|antworte?n?"
                    + "|approuve[zr]?|valide[zr]?|marque[zr]?|classe[zr]?|classifie[zr]?|paye[zr]?|reponde?[zs]?"
                    + "|aprueb[ae]|apruebe|marca|clasific[ae]|clasifique|paga|responde"
                    + "|approva(?:te)?|segna|classifica(?:te)?|paga(?:te)?|rispondi"
                    + "|keur|markeer|classificeer|betaal|antwoord"
                    + "|aprov[ae]|marque|classifique|pague|responda)";

    /**
     * @param what it does, in words
     * @param isOrder whether the pattern begins where an order may begin, see {@link #LEADS}
     * @param signs one of which every text has that could match; looked for first, since most texts have none
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Intent(String what, boolean isOrder, List<String> signs, Pattern pattern, boolean[] starts) {

        Intent(String what, boolean isOrder, List<String> signs, Pattern pattern) {
            this(
                    what,
                    isOrder,
                    signs,
                    pattern,
                    !isOrder && pattern.pattern().startsWith("\\b(?:") ? pairs(pattern) : new boolean[0]);
        }

        /** Whether every match begins with the two first letters of a word. */
        boolean startsAWord() {
            return starts.length > 0;
        }

        boolean mayStart(char first, char second) {
            return first >= 'a'
                    && first <= 'z'
                    && second >= 'a'
                    && second <= 'z'
                    && starts[26 * (first - 'a') + second - 'a'];
        }

        /** Whether every text that could match has one of {@link #MACHINES}. */
        boolean aboutMachines() {
            return signs.contains(ABOUT_MACHINES);
        }

        boolean mayMatch(String letters) {
            for (String sign : signs) if (letters.contains(sign)) return true;
            return false;
        }
    }

    private static Intent intent(String what, String signs, String pattern) {
        return new Intent(what, false, List.of(signs.split("[|]")), Pattern.compile(pattern, Pattern.MULTILINE));
    }

    private static Intent order(String what, String signs, String pattern) {
        return new Intent(what, true, List.of(signs.split("[|]")), Pattern.compile(pattern, Pattern.MULTILINE));
    }

    static final List<Intent> ALL = List.of(
            order(
                    "tells a machine to forget its orders",
                    "ignor|disregard|forget|overrid|bypass|obey|not follow|missacht|vergiss|vergess|uberschreib|uberge|oubli|compte|olvid|omite|caso|dimentic|trascur|negeer|negeren|vergeet|sla over|esquec|desconsid",
                    FORGET + "(?:" + gap(2) + EARLIER + gap(4) + ORDERS + "|" + gap(1) + ORDERS + gap(2) + EARLIER
                            + "\\b)"),
            order(
                    "tells a machine to forget what stands in the document",
                    "ignore|disregard|forget",
                    "(?:ignore|disregard|forget)\\s+(?:everything|anything|all (?:of )?(?:the )?(?:text|content))"
                            + "\\s+(?:above|below|before|you|that (?:came|was)|else)"),
            intent(
                    "speaks to a machine",
                    ABOUT_MACHINES,
                    "\\b(?:note|notice|message|attention|instructions?|memo|hint|reminder|hinweis|anweisung|nachricht|notiz|note|avis|message|consigne|nota|aviso|mensaje|instruccion|avviso|messaggio|opmerking|bericht|instructie|mensagem|instrucao)"
                            + "\\s+(?:(?:to|for|an|fur|a|pour|para|per|voor|aan|all'|a l'|ao|la|el|il|de|die|das|den|the|any|all|every|each|alle|alla|allo)\\s*){1,3}"
                            + MACHINE + "\\b"),
            order(
                    "speaks to a machine",
                    ABOUT_MACHINES,
                    "(?:dear|hey|hello|attention|achtung)[\\s,:]+" + MACHINE + "\\b"),
            intent(
                    "tells a machine who it is",
                    ABOUT_MACHINES,
                    "\\b(?:if|when|since|wenn|si|se|als|falls)\\s+(?:you are|you're|du|sie|vous etes|tu es|eres|usted es|sei|je|u|voce e)\\s+(?:(?:a|an|ein|eine|un|une|una|een|um|uma|the|any)\\s+)?"
                            + MACHINE + "\\b"),
            intent(
                    "tells a machine who it is",
                    "you are now|you are no longer",
                    "\\byou are (?:now |no longer )(?:\\p{L}+ ){0,3}(?:" + MACHINE
                            + "|(?:maintenance|developer|debug|admin|god|jailbreak|unrestricted|training|test) mode|dan\\b|unrestricted|bound by)"),
            intent(
                    "imitates the marks of a conversation with a machine",
                    "<|im_|inst]|sys>|<system|</|<assistant|<instruct|<prompt|##|begin |end of |new system|new prompt|new instr|start ",
                    "<\\|\\s*(?:im_start|im_end|system|user|assistant|endoftext|eot_id|start_header_id)|\\[/?inst\\]|<</?sys>>"
                            + "|</?(?:system|assistant|instructions?|prompt|document|user_input|untrusted|context)>(?=[\\s\\S]{0,40}\\b(?:you|ignore|new|system|now|print|respond|output|du|vous)\\b)"
                            + "|^#{2,}\\s*(?:system|instructions?|new instructions?|assistant)\\b"
                            + "|\\b(?:begin|end|new|start) (?:of )?(?:system|hidden|secret|admin(?:istrator)?) (?:prompt|instructions?|message)\\b"),
            intent(
                    "imitates an order of the system",
                    "system|admin|developer|assistant|root",
                    "(?:^|\\n|[.!?\"'(\\[]\\s*)(?:system|admin(?:istrator)?|developer|assistant|root)[ _-]*(?:override|prompt|message|notice|instructions?|command|note|directive|update|alert)\\s*[:>\\]-]"),
            order(
                    "asks a machine for its instructions or secrets",
                    "prompt|instruc|anweisung|istruz|api|tenant|environment|secret|hidden",
                    "(?:print|reveal|show|repeat|output|display|leak|disclose|expose|return|list|tell(?: me)?|give(?: me)?|dump|zeige?n?|gib|nenne|affiche[zr]?|revele[zr]?|muestra|revela(?:te)?|mostra(?:te)?|stampa|toon|onthul|mostre|revele)"
                            + gap(4)
                            + "(?:(?:system|hidden|initial|original|secret|internal)[ -]?(?:prompts?|instructions?|messages?|anweisung(?:en)?|instrucciones|istruzioni|instructies)|systemprompts?|system-prompts?|api[ -]?keys?|(?:your|deine|tes|vos|tus|le tue|suas) (?:prompts?|instructions|anweisungen|instrucciones|istruzioni|instrucoes)|tenant names?|environment variables)"),
            order(
                    "orders an approval without a check",
                    "without|bypassing|skipping|ohne|sans |sin |senza|zonder|sem ",
                    PASS + "\\b[^.!?\\n]{0,120}?(?:\\n[^.!?\\n]{0,80})?" + UNCHECKED),
            order(
                    "orders what a machine should report",
                    "confidence|no |_",
                    "(?:mark|classify|label|treat|flag|rate|score|report|set|markiere?n?|klassifiziere?n?|marque[zr]?|classe[zr]?|classifie[zr]?|marca|clasifica|classifica|markeer|classificeer|classifique)\\b[^.!?\\n]{0,60}?(?:\\n[^.!?\\n]{0,60})?"
                            + "(?:\\bno (?:risks?|issues?|problems?|findings?|concerns?|errors?)|\\b[a-z]+_[a-z_]+\\s+(?:to|=|as)|\\bconfidence (?:to |of |= ?)?(?:1|100))"),
            order(
                    "orders what a machine should report",
                    "as |als |comme |como |come ",
                    "(?:mark|classify|label|treat|flag|rate|report|set|markiere?n?|klassifiziere?n?|marque[zr]?|classe[zr]?|classifie[zr]?|marca|clasifica|classifica|markeer|classificeer|classifique)\\s+"
                            + "(?:this|it|everything|the (?:document|invoice|bill|contract|agreement|claim|request|payment|proposal|vendor|supplier|file)|dies\\p{L}*|es|die rechnung|das dokument|cet?t?e?|la facture|le document|est[ea]|la factura|quest[oa]|la fattura|dit|deze|het document|a fatura|o documento)\\b[^.!?\\n]{0,40}?"
                            + "\\b(?:as|als|comme|como|come) (?:pre-?)?(?:approved|paid|safe|verified|valid|trusted|compliant|low[ -]risk|risk[ -]free|genehmigt|bezahlt|approuvee?|payee?|validee?|aprobad[oa]|pagad[oa]|approvat[oa]|pagat[oa]|goedgekeurd|betaald|aprovad[oa]|pag[oa])"),
            order(
                    "orders what a machine should report",
                    "do not|don't|never",
                    "(?:do not|don't|never)\\s+(?:flag|report|mention|raise|warn|escalate|reveal|tell)\\b[^.!?\\n]{0,60}?(?:user|reviewer|human|anyone|risks?|issues?|warnings?|this (?:instruction|message|text|document|invoice|contract)|findings?|anomal)"),
            order(
                    "orders how a machine should answer",
                    "json|{|reverse|backward|base64|base 64|emoji|only|exactly|answer|respond|reply",
                    "(?:answer|respond|reply|output|return|write)\\s+(?:only|exclusively|solely|just|exactly)?\\s*(?:with|in)?\\s*(?:\\{|\"|json\\b|the (?:word|string|text)\\b|valid json\\b|(?:your (?:reply|answer|response) )?(?:backwards?|in reverse|reversed|in base ?64|in emojis?))"),
            order(
                    "orders how a machine should answer",
                    "your ",
                    "(?:write|give|make|keep|provide|format|start|begin|end|spell)\\s+your\\s+(?:next |whole |entire )?(?:reply|answer|response|output)\\b"),
            order(
                    "orders how a machine should answer",
                    "your|votre| ta |deine|tu | tua |sua |je |uw ",
                    "(?:modify|enhance|alter|reverse|rewrite|encode|obfuscate|scramble|augment|infuse|sprinkle|distort|slant|bias|invert|corrupt|falsify|tweak|encrypt"
                            + "|andere|verandere|verfalsche|modifie[zr]?|change[zr]?|altere[zr]?|modifica|cambia|altera|invierte|inverti|wijzig|verander|modifique|altere|inverta)\\s+"
                            + "(?:your|votre|ta|deine|tu|la tua|a sua|sua|je|uw)\\s+(?:\\p{L}+\\s+)?(?:answers?|responses?|repl(?:y|ies)|output|summar(?:y|ies)|completion|translation|antwort|reponse|respuesta|risposta|resposta|antwoord)\\b"),
            order(
                    "speaks to a machine",
                    "ai:|ai :|llm|gpt:|bot:|assistant:|model:",
                    "(?:ai|llm|gpt|chatgpt|chatbot|bot|assistant|language model|ai (?:assistant|model|agent|reviewer))\\s*:\\s*\\p{L}{2,}\\s+\\p{L}"),
            order(
                    "gives a machine a task",
                    "sentiment",
                    "(?:determine|analy[sz]e|classify|identify|predict|give|state)" + gap(2)
                            + "sentiment\\s+(?:of|in|for)\\s+(?:this|the)\\b"),
            intent(
                    "gives a machine a confidence",
                    "confidence|konfidenz|confiance|confianza|confidenza|confianca",
                    "\\b(?:and|with|use|mit|avec|con|met|com)\\s+(?:a )?(?:confidence|konfidenz|confiance|confianza|confidenza|confianca)(?: score)?(?: of| =|:)?\\s*(?:1(?:[.,]0+)?|100 ?%)\\b"));

    /** What some order of {@link #ALL} begins with. */
    static final Pattern VERBS = Pattern.compile(ALL.stream()
            .filter(Intent::isOrder)
            .map(intent -> firstGroup(intent.pattern().pattern()))
            .collect(Collectors.joining("|", "(?:", ")\\b")));

    /** Pairs of letters that {@link #VERBS} begins with, as in {@code 26 * 'a' + 'b'}: most words are none. */
    private static final boolean[] PAIRS = pairs(VERBS);

    private static final int MOST_KNOWN = 10_000;
    private static final Map<String, Boolean> KNOWN = new ConcurrentHashMap<>();

    private static boolean[] pairs(Pattern pattern) {
        var pairs = new boolean[26 * 26];
        for (int i = 0; i < pairs.length; i++)
            pairs[i] = begins(pattern, "" + (char) ('a' + i / 26) + (char) ('a' + i % 26));
        return pairs;
    }

    /** Whether a text that begins so may match. */
    private static boolean begins(Pattern pattern, String letters) {
        var matcher = pattern.matcher(letters);
        return matcher.lookingAt() || matcher.hitEnd();
    }

    /** Whether an order may begin with this whole word; documents repeat their words, so answers are kept. */
    static boolean mayBeWith(String word) {
        var known = KNOWN.get(word);
        if (known != null) return known;
        boolean may = begins(VERBS, word);
        if (KNOWN.size() < MOST_KNOWN) KNOWN.put(word, may);
        return may;
    }

    /** Whether an order may begin with these letters. */
    static boolean mayBegin(char first, char second) {
        int pair = 26 * (first - 'a') + second - 'a';
        return first < 'a' || first > 'z' || second < 'a' || second > 'z' || PAIRS[pair];
    }

    private static String firstGroup(String pattern) {
        int depth = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '(') depth++;
            if (c == ')' && --depth == 0) return pattern.substring(0, i + 1);
        }
        throw new IllegalArgumentException("an order begins with a group");
    }

    private Intents() {}
}
