package docket.model;

import org.jspecify.annotations.Nullable;

/**
 * Who asks, and about which document: what budgets, cache and ledger are kept by.
 *
 * @param tenant whose data it is; answers are never shared between two
 * @param client whose budget pays, e.g. a service or the holder of an API key
 * @param service which part of the product asks
 * @param document the document it is about, if it is about one
 */
public record Asker(
        String tenant,
        String client,
        String service,
        @Nullable String document) {
    public Asker {
        if (tenant.isBlank() || client.isBlank() || service.isBlank())
            throw new IllegalArgumentException("an asker needs a tenant, a client and a service");
    }

    /** A part of the product, for itself. */
    public static Asker service(String name) {
        return new Asker("default", name, name, null);
    }

    /** The same asker, about this document. */
    public Asker about(String document) {
        return new Asker(tenant, client, service, document);
    }
}
