package docket.proposal;

import docket.reader.Pages;
import docket.reader.ReadResult;
import docket.reader.Reader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.NullMarked;

/** Requests on paper, as a client would send them. */
@NullMarked
final class Requests {

    static final String ENGLISH = """
            Request for proposal: room booking

            Client: Sample Supplies Ltd
            Contact: Facilities desk, facilities@example.com

            1. Background

            We have three houses with forty rooms. Bookings are kept in a paper diary.

            2. Requirements

            R-1 The system must show free rooms of all houses. It should remember
            the last choice of every person.
            R-2 Bookings shall be possible up to a year ahead.
            - Export of all bookings as a spreadsheet
            - Calendar in two languages
            - Yes

            3. Procedure

            Proposals must be received by 15 March 2027 at noon.
            The diary is kept by the porter. What would you recommend?
            Delivery date: 1 June 2027.
            """;

    static final String GERMAN = """
            Ausschreibung Schließanlage

            Auftraggeber: Beispiel Handel GmbH

            1. Ausgangslage

            Das Lager hat zwölf Türen. Schlüssel gehen verloren.

            2. Anforderungen

            Die Anlage muss ohne Netz öffnen. Verlorene Karten sind binnen einer Stunde zu sperren.
            Die Türen sollen ihren Zustand melden.
            Daten dürfen das Haus nicht verlassen.
            Das Lager liegt im Erdgeschoss.

            Angebotsfrist: 31. Mai 2027, 12 Uhr.
            """;

    static final String FRENCH = """
            Appel d'offres : standard téléphonique

            Pouvoir adjudicateur : Exemple Services SARL

            1. Contexte

            Les appels sont reçus par une seule personne.

            2. Exigences

            Le standard doit répondre en moins de dix secondes. Une sauvegarde est obligatoire chaque nuit.
            Les messages devraient être transcrits.
            Le bureau se trouve au deuxième étage.

            Date limite de remise des offres : 12 avril 2027.
            """;

    static final String SPANISH = """
            Solicitud de propuesta: archivo digital

            Entidad contratante: Ejemplo Servicios SL

            1. Objeto

            El archivo ocupa dos salas y se consulta a mano.

            2. Requisitos

            El sistema debe conservar los documentos durante diez años. Los ficheros deberán cifrarse.
            La búsqueda debería tolerar faltas de ortografía.
            El archivo está en el sótano.

            Fecha límite: 3 de mayo de 2027.
            """;

    private Requests() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Pages pages(String text) {
        return switch (new Reader().read(bytes(text), "request.txt")) {
            case ReadResult.Read(var pages) -> pages;
            case ReadResult.Refused(var _, var reason) -> throw new IllegalArgumentException(reason);
        };
    }
}
