package docket.invoice.einvoice;

import docket.documents.Field;
import docket.invoice.Terms;
import docket.invoice.Values;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Italy's FatturaPA (SDI), versions 1.0 to 1.2. Of a file with several bodies the first is read. */
final class FatturaPa implements Syntax {

    @Override
    public boolean reads(Node root) {
        return root.name().equals("FatturaElettronica") || root.name().equals("FatturaElettronicaSemplificata");
    }

    @Override
    public List<Map<String, Field>> read(Node root, Facts facts) {
        var general = List.of("DatiGenerali", "DatiGeneraliDocumento");
        var body = root.all("FatturaElettronicaBody").stream().findFirst();
        if (body.isEmpty()) return List.of();
        var document = body.get().all(general.get(0), general.get(1)).stream()
                .findFirst()
                .orElse(body.get());
        document.first("TipoDocumento")
                .ifPresent(type -> facts.value(
                        Terms.DOC_TYPE,
                        type,
                        type.text().equals("TD04") || type.text().equals("TD08") ? Terms.CREDIT_NOTE : Terms.INVOICE));
        facts.text(Terms.INVOICE_NUMBER, document.first("Numero"));
        facts.date(Terms.INVOICE_DATE, document.first("Data"));
        facts.text(Terms.CURRENCY, document.first("Divisa"));
        parties(root, facts);
        facts.text(Terms.PURCHASE_ORDER, body.get().first("DatiGenerali", "DatiOrdineAcquisto", "IdDocumento"));
        facts.text(
                Terms.COST_CENTRE,
                root.first("FatturaElettronicaHeader", "CedentePrestatore", "RiferimentoAmministrazione"));
        payment(body.get(), facts);
        totals(body.get(), document, facts);
        return body.get().all("DatiBeniServizi", "DettaglioLinee").stream()
                .map(line -> line(line, facts.sibling()))
                .toList();
    }

    private static void parties(Node root, Facts facts) {
        root.all("FatturaElettronicaHeader", "CedentePrestatore", "DatiAnagrafici")
                .forEach(party -> {
                    name(party, Terms.VENDOR_NAME, facts);
                    vatId(party, Terms.VAT_ID, facts);
                    facts.text(Terms.TAX_NUMBER, party.first("CodiceFiscale"));
                });
        root.all("FatturaElettronicaHeader", "CessionarioCommittente", "DatiAnagrafici")
                .forEach(party -> {
                    name(party, Terms.BUYER_NAME, facts);
                    vatId(party, Terms.BUYER_VAT_ID, facts);
                });
    }

    private static void name(Node party, String term, Facts facts) {
        facts.text(term, party.first("Anagrafica", "Denominazione"));
        party.first("Anagrafica", "Cognome")
                .ifPresent(last -> facts.value(
                        term,
                        last,
                        party.first("Anagrafica", "Nome")
                                        .map(first -> first.text() + " ")
                                        .orElse("")
                                + last.text()));
    }

    private static void vatId(Node party, String term, Facts facts) {
        party.first("IdFiscaleIVA", "IdCodice")
                .ifPresent(code -> facts.value(
                        term,
                        code,
                        party.first("IdFiscaleIVA", "IdPaese").map(Node::text).orElse("") + code.text()));
    }

    private static void payment(Node body, Facts facts) {
        facts.date(Terms.DUE_DATE, body.first("DatiPagamento", "DettaglioPagamento", "DataScadenzaPagamento"));
        facts.text(Terms.IBAN, body.first("DatiPagamento", "DettaglioPagamento", "IBAN"));
        facts.text(Terms.BIC, body.first("DatiPagamento", "DettaglioPagamento", "BIC"));
    }

    private static void totals(Node body, Node document, Facts facts) {
        sum(Terms.NET_TOTAL, body.all("DatiBeniServizi", "DatiRiepilogo", "ImponibileImporto"), facts);
        sum(Terms.TAX_TOTAL, body.all("DatiBeniServizi", "DatiRiepilogo", "Imposta"), facts);
        body.all("DatiBeniServizi", "DatiRiepilogo")
                .forEach(tax ->
                        facts.tax(tax, tax.first("ImponibileImporto"), tax.first("Imposta"), tax.first("AliquotaIVA")));
        facts.amount(Terms.ROUNDING, document.first("Arrotondamento"));
        facts.amount(Terms.TOTAL_AMOUNT, document.first("ImportoTotaleDocumento"));
        facts.completeTotals();
        sum(Terms.AMOUNT_DUE, body.all("DatiPagamento", "DettaglioPagamento", "ImportoPagamento"), facts);
    }

    /** The standard states these per rate or instalment only. */
    private static void sum(String term, List<Node> parts, Facts facts) {
        if (parts.size() < 2) {
            facts.amount(term, parts.stream().findFirst());
            return;
        }
        var amounts = parts.stream()
                .map(Node::text)
                .map(Values::amount)
                .flatMap(Optional::stream)
                .toList();
        if (amounts.size() < parts.size()) return;
        var sum = amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        facts.computed(
                term,
                sum,
                amounts.stream().map(Values::amount).collect(Collectors.joining(" + ")) + " = " + Values.amount(sum));
    }

    /** A file may carry several invoices of one seller to one buyer, each a body. */
    static List<String> numbersOfBodies(Node root) {
        return root.all("FatturaElettronicaBody").stream()
                .map(body -> body.first("DatiGenerali", "DatiGeneraliDocumento", "Numero")
                        .map(Node::text)
                        .orElse("without a number"))
                .toList();
    }

    private static Map<String, Field> line(Node line, Facts facts) {
        facts.text(Terms.LINE_DESCRIPTION, line.first("Descrizione"));
        facts.amount(Terms.LINE_QUANTITY, line.first("Quantita"));
        facts.text(Terms.LINE_UNIT, line.first("UnitaMisura"));
        facts.amount(Terms.LINE_UNIT_PRICE, line.first("PrezzoUnitario"));
        facts.amount(Terms.LINE_TAX_RATE, line.first("AliquotaIVA"));
        facts.amount(Terms.LINE_TOTAL, line.first("PrezzoTotale"));
        return facts.fields();
    }
}
