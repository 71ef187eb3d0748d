package docket.contract;

import docket.reader.Pages;
import docket.reader.ReadResult;
import docket.reader.Reader;
import java.nio.charset.StandardCharsets;

/** Contracts of companies that do not exist, in our own words. */
public final class SampleContracts {

    /** Complete, balanced and harmless; each test spoils one thing. */
    public static final String SOUND = """
            MAINTENANCE AGREEMENT

            This Maintenance Agreement (the "Agreement") is made on 3 March 2025 by and between
            Sample Supplies Ltd, a company registered in England with its office at 1 Example Road,
            Leeds (the "Provider"), and Specimen Retail Inc., a Delaware corporation with offices at
            20 Pattern Street, Dover (the "Client").

            1. Services. The Provider looks after the Client's cash registers as listed in Annex A.

            2. Term. This Agreement begins on 1 April 2025 and shall continue for a period of
            three (3) years unless terminated earlier in line with section 6.

            3. Fees. The Client pays the fees of Annex B within thirty days of each invoice.

            4. Confidentiality. Each party keeps Confidential Information of the other party secret.

            5. Liability. In no event shall either party be liable for indirect or consequential
            damages, and the total liability of each party shall not exceed the fees of one year.

            6. Termination. Either party may terminate this Agreement if the other party commits a
            material breach and does not cure it within 30 days of written notice.

            7. Governing law. This Agreement is governed by the laws of England and Wales.

            IN WITNESS WHEREOF the parties have signed below.

            Sample Supplies Ltd                        Specimen Retail Inc.
            By: ____________________                   By: ____________________
            """;

    public static final String GERMAN = """
            WARTUNGSVERTRAG

            zwischen der Beispiel Handel GmbH, Musterstraße 1, 10115 Berlin
            (nachfolgend "Auftraggeber" genannt)
            und der Muster Technik AG, Probeweg 2, 80331 München
            (nachfolgend "Auftragnehmer" genannt)
            vom 15. Januar 2025.

            § 1 Gegenstand. Der Auftragnehmer wartet die Anlagen des Auftraggebers.

            § 2 Laufzeit. Der Vertrag beginnt am 1. Februar 2025 und läuft für die Dauer von zwei Jahren.
            Er verlängert sich stillschweigend um jeweils ein Jahr, wenn er nicht mit einer Frist von
            drei Monaten zum Ende der Laufzeit gekündigt wird.

            § 3 Haftung. Die Haftung des Auftragnehmers ist auf 50.000 Euro begrenzt.

            § 4 Vertraulichkeit. Beide Seiten behandeln alle Unterlagen vertraulich.

            § 5 Anwendbares Recht. Der Vertrag unterliegt deutschem Recht unter Ausschluss des UN-Kaufrechts.

            Ort, Datum, Unterschrift
            """;

    public static final String FRENCH = """
            CONTRAT DE MAINTENANCE

            Le présent contrat est conclu le 12 mai 2025 entre
            Exemple Services SARL, ayant son siège à Lyon (ci-après "le Prestataire"), et
            Modèle Industrie SA, ayant son siège à Paris (ci-après "le Client").

            Article 1. Le Prestataire entretient les machines du Client.

            Article 2. Durée. Le contrat prend effet le 1er juin 2025 pour une durée de deux ans.

            Article 3. La responsabilité du Prestataire est limitée à 20 000 euros.

            Article 4. Droit applicable. Le présent contrat est soumis au droit français.

            Fait à Lyon, le 12 mai 2025
            """;

    public static final String SPANISH = """
            CONTRATO DE MANTENIMIENTO

            El presente contrato se celebra el 4 de julio de 2025 entre
            Ejemplo Servicios S.L., con domicilio en Madrid (en adelante "el Proveedor"), y
            Muestra Comercial S.A., con domicilio en Sevilla (en adelante "el Cliente").

            1. Duración. El contrato tendrá una duración de dos años desde el 1 de agosto de 2025.

            2. Ley aplicable. Este contrato se rige por la legislación de España.

            En prueba de conformidad firman ambas partes.
            """;

    private SampleContracts() {}

    public static Pages pages(String text) {
        return switch (new Reader().read(text.getBytes(StandardCharsets.UTF_8), "contract.txt")) {
            case ReadResult.Read(var pages) -> pages;
            case ReadResult.Refused(var _, var reason) -> throw new IllegalStateException(reason);
        };
    }

    /** The sound contract with one passage changed. */
    public static String with(String passage, String instead) {
        if (!SOUND.contains(passage)) throw new IllegalArgumentException("not in the sound contract: " + passage);
        return SOUND.replace(passage, instead);
    }

    /** The sound contract with one more clause. */
    public static String withClause(String clause) {
        return with("IN WITNESS WHEREOF", "8. Further. " + clause + "\n\nIN WITNESS WHEREOF");
    }
}
