package docket.proposal.scoring;

import docket.proposal.DealScore;
import docket.proposal.DealScore.Reason;
import docket.proposal.DealScore.Similar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A model's word on one deal, with what moved it. */
final class Explained {

    private static final int MOST_REASONS = 6;
    private static final int MOST_RISKS = 3;
    private static final int MOST_SIMILAR = 3;
    private static final double WORTH_SAYING = 0.5;
    private static final double WORTH_DOING = 1.5;

    /** What people at a deal can change, more of it or less. */
    private static final Pattern MORE = Pattern.compile(
            ".*(meeting|call|email|contact|activit|visit|demo|workshop|reference|stakeholder|reply|replies).*");

    private static final Pattern LESS =
            Pattern.compile("(days|hours)_(since|without|to|until)_.*|.*_(age|delay|silence)");

    private final DealModel model;
    private final Map<String, String> signals;
    private final double margin;
    private final double probability;

    private Explained(DealModel model, Map<String, String> signals) {
        this.model = model;
        this.signals = signals;
        this.margin = model.margin(signals);
        this.probability = model.calibrated(margin);
    }

    static DealScore score(DealModel model, Map<String, String> signals, List<ClosedDeal> closed, Instant at) {
        var deal = new Explained(model, signals);
        var reasons = deal.reasons();
        return new DealScore(
                Judged.rounded(deal.probability),
                Judged.rounded(model.usual()),
                model.id(),
                model.deals(),
                reasons,
                deal.risks(reasons),
                deal.actions(),
                deal.similar(closed, true),
                deal.similar(closed, false),
                "",
                at);
    }

    private List<Reason> reasons() {
        var all = new ArrayList<Reason>();
        model.contributions(signals).forEach((signal, part) -> {
            double points = 100 * (probability - model.calibrated(margin - part));
            if (Math.abs(points) < WORTH_SAYING) return;
            var value = signals.getOrDefault(signal, "");
            all.add(new Reason(signal, value, rounded(points), words(signal, value, points)));
        });
        all.sort(Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.points())));
        return all.stream().limit(MOST_REASONS).toList();
    }

    private String words(String signal, String value, double points) {
        var name = Signals.words(signal);
        var effect = (points > 0 ? "raises" : "lowers") + " it by " + plain(Math.abs(points)) + " points";
        if (value.isEmpty()) return name + " is not known: " + effect;
        var usual = number(signal)
                .map(feature -> ", usually " + plain(feature.usual()))
                .orElse("");
        return name + " " + value + usual + ": " + effect;
    }

    private java.util.Optional<Feature> number(String signal) {
        return model.features().stream()
                .filter(feature -> feature.signal().equals(signal) && feature.isNumber())
                .findFirst();
    }

    private List<String> risks(List<Reason> reasons) {
        var risks = new ArrayList<String>();
        reasons.stream()
                .filter(reason -> reason.points() < 0)
                .limit(MOST_RISKS)
                .map(Reason::words)
                .forEach(risks::add);
        for (var feature : model.features()) {
            if (!feature.isNumber()) continue;
            var number = Signals.number(signals.getOrDefault(feature.signal(), ""));
            if (number.isPresent() && number.getAsDouble() > feature.high())
                risks.add(Signals.words(feature.signal()) + " is larger than in any closed deal ("
                        + plain(feature.high()) + " at most): the model has not seen its like");
        }
        return risks;
    }

    /** What won deals had in the middle, where this one has less of it and the model gives something for it. */
    private List<String> actions() {
        record Action(double points, String words) {}
        var actions = new ArrayList<Action>();
        for (var feature : model.features()) {
            if (!feature.isNumber()) continue;
            boolean less = LESS.matcher(feature.signal()).matches();
            if (!less && !MORE.matcher(feature.signal()).matches()) continue;
            var has = Signals.number(signals.getOrDefault(feature.signal(), ""));
            if (has.isEmpty()) continue;
            double wanted = feature.usualWon();
            if (less ? has.getAsDouble() <= wanted : has.getAsDouble() >= wanted) continue;
            var changed = new HashMap<>(signals);
            changed.put(feature.signal(), plain(wanted));
            double points = 100 * (model.probability(changed) - probability);
            if (points < WORTH_DOING) continue;
            actions.add(new Action(
                    points,
                    (less ? "bring down " : "more ") + Signals.words(feature.signal()) + ": won deals had "
                            + plain(wanted) + " in the middle, this one has " + plain(has.getAsDouble()) + " (about "
                            + plain(points) + " points)"));
        }
        for (var feature : model.features()) {
            if (feature.form() != Feature.Form.MISSING || signals.containsKey(feature.signal())) continue;
            actions.add(new Action(0, "find out " + Signals.words(feature.signal()) + ": the model could say more"));
        }
        return actions.stream()
                .sorted(Comparator.comparingDouble(action -> -action.points()))
                .limit(MOST_RISKS)
                .map(Action::words)
                .toList();
    }

    private List<Similar> similar(List<ClosedDeal> closed, boolean won) {
        record Near(ClosedDeal deal, double distance) {}
        return closed.stream()
                .filter(deal -> deal.won() == won)
                .map(deal -> new Near(deal, model.distance(signals, deal.signals())))
                .sorted(Comparator.comparingDouble(Near::distance)
                        .thenComparing(near -> near.deal().id()))
                .limit(MOST_SIMILAR)
                .map(near -> new Similar(
                        near.deal().id(), Judged.rounded(Math.exp(-near.distance())), described(near.deal())))
                .toList();
    }

    private String described(ClosedDeal deal) {
        return "closed " + deal.closedOn() + ", "
                + new TreeMap<>(deal.signals())
                        .entrySet().stream()
                                .filter(signal -> model.signals().contains(signal.getKey()))
                                .limit(6)
                                .map(signal -> Signals.words(signal.getKey()) + " " + signal.getValue())
                                .collect(Collectors.joining(", "));
    }

    private static double rounded(double points) {
        return Math.round(points * 10) / 10.0;
    }

    private static String plain(double number) {
        return new BigDecimal(number)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
