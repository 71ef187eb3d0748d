package docket.invoice.reference;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Units of measure as invoices and orders write them: codes of UN/ECE Recommendation 20 and 21, and common words of
 * several languages. Only units of one sort are converted; a box or a pallet holds what its seller says.
 */
final class Units {

    private enum Sort {
        COUNT,
        MASS,
        LENGTH,
        AREA,
        VOLUME,
        TIME,
        DAY,
        MONTH,
        ENERGY,
        BOX,
        PALLET,
        FLAT
    }

    /** @param size how many of the sort's first unit it is */
    private record Unit(Sort sort, BigDecimal size) {}

    private static final Map<String, Unit> UNITS = new HashMap<>();

    private static void add(Sort sort, String size, String names) {
        var unit = new Unit(sort, new BigDecimal(size));
        for (String name : names.split(" ")) UNITS.put(name, unit);
    }

    static {
        add(
                Sort.COUNT,
                "1",
                "c62 h87 ea nar xpp nmp piece pieces pcs pc pce each unit units stk st stück stueck stck pz pezzo pezzi"
                        + " ud uds unidad unidades un uni unidade unité unite unités u pièce pièces stuk stuks item items");
        add(Sort.COUNT, "2", "pr npr pair pairs paar paire paires par pares paio paia");
        add(Sort.COUNT, "10", "tp ten");
        add(Sort.COUNT, "12", "dzn dz dozen dozens dutzend douzaine docena dozzina dozijn");
        add(Sort.COUNT, "100", "cen hundred hundert");
        add(Sort.COUNT, "144", "gro gross");
        add(Sort.COUNT, "500", "rm ream");
        add(Sort.COUNT, "1000", "mil thousand tausend mille tsd");
        add(Sort.MASS, "0.001", "mgm mg");
        add(Sort.MASS, "1", "grm g gr gram grams gramm gramme grammes");
        add(Sort.MASS, "1000", "kgm kg kilo kilos kilogramm kilogram kilogramme");
        add(Sort.MASS, "1000000", "tne t to tonne tonnes tonnen tonnellata");
        add(Sort.MASS, "453.59237", "lbr lb lbs pound pounds");
        add(Sort.MASS, "28.349523125", "onz oz");
        add(Sort.LENGTH, "1", "mmt mm");
        add(Sort.LENGTH, "10", "cmt cm");
        add(Sort.LENGTH, "100", "dmt dm");
        add(Sort.LENGTH, "1000", "mtr m lfm meter metre mètre metro metros metri lm");
        add(Sort.LENGTH, "1000000", "kmt ktm km kilometer kilometre");
        add(Sort.LENGTH, "25.4", "inh inch in");
        add(Sort.LENGTH, "304.8", "fot ft foot feet");
        add(Sort.AREA, "1", "cmk cm2 cm²");
        add(Sort.AREA, "10000", "mtk m2 m² qm sqm");
        add(Sort.AREA, "100000000", "har ha");
        add(Sort.VOLUME, "1", "mlt ml cmq cm3 cm³");
        add(Sort.VOLUME, "10", "clt cl");
        add(Sort.VOLUME, "1000", "ltr l liter litre litro litri litros");
        add(Sort.VOLUME, "100000", "hlt hl");
        add(Sort.VOLUME, "1000000", "mtq m3 m³ cbm");
        add(Sort.TIME, "1", "sec s sek second seconds");
        add(Sort.TIME, "60", "min minute minutes minuten minuti minutos");
        add(Sort.TIME, "3600", "hur h hr hrs std stunde stunden hour hours heure heures ora ore hora horas uur");
        add(Sort.DAY, "1", "day d days tag tage jour jours giorno giorni día dia días dias dag dagen pt");
        add(Sort.DAY, "7", "wee week weeks woche wochen semaine semaines settimana semana");
        add(Sort.MONTH, "1", "mon month months monat monate mois mese mesi mes meses maand maanden");
        add(Sort.MONTH, "3", "qan quarter quartal trimestre");
        add(Sort.MONTH, "12", "ann year years jahr jahre an ans anno anni año años ano jaar");
        add(Sort.ENERGY, "1", "whr wh");
        add(Sort.ENERGY, "1000", "kwh");
        add(Sort.ENERGY, "1000000", "mwh");
        add(
                Sort.BOX,
                "1",
                "bx xbx ct xct cs box boxes karton kartons carton cartons caja cajas scatola doos krt kt ktn");
        add(Sort.PALLET, "1", "pf xpx xpf d97 pallet pallets palette paletten palettes");
        add(Sort.FLAT, "1", "ls e51 lump pauschal pausch psch forfait flat job a_corpo");
    }

    private Units() {}

    /**
     * How many {@code to} one {@code from} is: 12 from dozens to pieces. An unwritten unit is the other's. Words
     * nobody here knows are only equal to themselves.
     */
    static Optional<BigDecimal> factor(String from, String to) {
        var one = plain(from);
        var other = plain(to);
        if (one.isEmpty() || other.isEmpty() || one.equals(other)) return Optional.of(BigDecimal.ONE);
        var a = UNITS.get(one);
        var b = UNITS.get(other);
        if (a == null || b == null || a.sort != b.sort) return Optional.empty();
        return Optional.of(a.size.divide(b.size, MathContext.DECIMAL64));
    }

    private static String plain(String unit) {
        return unit.strip().toLowerCase(Locale.ROOT).replaceAll("[.\\s]+", "");
    }
}
