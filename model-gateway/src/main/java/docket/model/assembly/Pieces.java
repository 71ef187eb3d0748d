package docket.model.assembly;

import docket.model.Catalogue;
import docket.model.Guardrail;
import docket.model.ModelAdapter;
import docket.model.aws.BedrockClients;
import docket.model.aws.BedrockGuardrail;
import docket.model.aws.BedrockKnowledge;
import docket.model.aws.ClaudeAdapter;
import docket.model.aws.InvokeLlamaAdapter;
import docket.model.aws.LlamaAdapter;
import docket.model.aws.MistralAdapter;
import docket.model.aws.NovaAdapter;
import docket.model.catalogue.CatalogueFile;
import docket.model.guard.InjectionScreen;
import docket.model.openai.OpenAiAdapter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** What every gateway is made of, as it is set. */
final class Pieces {

    /** The catalogue's model behind an OpenAI-compatible endpoint. */
    private static final String LOCAL = "local";

    private Pieces() {}

    static Catalogue catalogue(Settings settings) {
        var listed = settings.catalogue().map(CatalogueFile::read).orElseGet(CatalogueFile::delivered);
        var models = settings.openai().map(at -> reaching(listed, at)).orElse(listed);
        return settings.prices()
                .map(file -> CatalogueFile.withPrices(models, file))
                .orElse(models);
    }

    /** With the model on one's own machine where the operator says it is. */
    private static Catalogue reaching(Catalogue models, Settings.OpenAiAt at) {
        var local = models.model(LOCAL)
                .or(() -> CatalogueFile.delivered().model(LOCAL))
                .orElseThrow();
        var id = at.model().orElseGet(() -> local.routes().getFirst().id());
        var more = new HashMap<>(models.models());
        more.put(LOCAL, local.withRoutes(List.of(new Catalogue.Route(LOCAL, at.endpoint(), id))));
        return new Catalogue(models.version(), more);
    }

    static List<ModelAdapter> adapters(Settings settings, List<ModelAdapter> own, BedrockClients clients) {
        var adapters = new ArrayList<>(own);
        adapters.add(new ClaudeAdapter(clients));
        adapters.add(new NovaAdapter(clients));
        adapters.add(new LlamaAdapter(clients));
        adapters.add(new MistralAdapter(clients));
        adapters.add(new InvokeLlamaAdapter(clients));
        adapters.add(new OpenAiAdapter(settings.keys()));
        adapters.addAll(BedrockKnowledge.adapters(clients));
        return adapters;
    }

    /** The one that costs nothing first. */
    static List<Guardrail> guardrails(Settings settings, BedrockClients clients) {
        var guardrails = new ArrayList<Guardrail>();
        settings.injection().ifPresent(then -> guardrails.add(new InjectionScreen(then)));
        settings.guardrail()
                .ifPresent(at -> guardrails.add(
                        new BedrockGuardrail(clients, at.region(), at.id(), at.version(), at.timeout())));
        return guardrails;
    }
}
