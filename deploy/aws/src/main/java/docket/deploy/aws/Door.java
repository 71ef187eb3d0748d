package docket.deploy.aws;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The functions: each is a handler in the build of a service. {@code QUARKUS_LAMBDA_HANDLER} names it.
 *
 * <p>How many may run at once is the pressure that comes back to the queues; the database is what it protects.
 */
enum Door {
    INBOX("inbox", "classifier-service", Waiting.INBOX, 2048, 20, 5, 0, false),
    CLASSIFICATIONS("classifications", "classifier-service", Waiting.CLASSIFICATIONS, 2048, 5, 5, 1, false),
    INVOICES("invoices", "invoice-service", Waiting.INVOICES, 2048, 20, 5, 1, true),
    DATA_AUTOMATION("data-automation", "invoice-service", Waiting.DATA_AUTOMATION, 2048, 5, 10, 1, true),
    CONTRACTS("contracts", "contract-service", Waiting.CONTRACTS, 2048, 10, 2, 1, true),
    PROPOSALS("proposals", "proposal-service", Waiting.PROPOSALS, 2048, 10, 2, 1, true),
    DATA_AUTOMATION_ROUNDS("data-automation-rounds", "invoice-service", null, 1024, 1, 0, 0, true),
    DELIVERY_ROUNDS("delivery-rounds", "invoice-service", null, 1024, 1, 0, 0, true),
    WRITE_BACKS("write-backs", "proposal-service", null, 1024, 1, 0, 0, true),
    CRM_WEBHOOK("crm-webhook-rest", "proposal-service", null, 1024, 10, 0, 0, true),
    CLASSIFY_STEP("classify-step", "classifier-service", null, 2048, 20, 0, 0, false),
    INVOICE_STEP("invoice-step", "invoice-service", null, 2048, 20, 0, 0, true),
    ORDER_STEP("order-step", "invoice-service", null, 1024, 20, 0, 0, true),
    CONTRACT_STEP("contract-step", "contract-service", null, 2048, 10, 0, 0, true),
    PROPOSAL_STEP("proposal-step", "proposal-service", null, 2048, 10, 0, 0, true);

    private final String handler;
    private final String service;
    private final @Nullable Waiting queue;
    private final int megabytes;
    private final int atOnce;
    private final int batch;
    private final int window;
    private final boolean database;

    Door(
            String handler,
            String service,
            @Nullable Waiting queue,
            int megabytes,
            int atOnce,
            int batch,
            int window,
            boolean database) {
        this.handler = handler;
        this.service = service;
        this.queue = queue;
        this.megabytes = megabytes;
        this.atOnce = atOnce;
        this.batch = batch;
        this.window = window;
        this.database = database;
    }

    String handler() {
        return handler;
    }

    String service() {
        return service;
    }

    @Nullable
    Waiting queue() {
        return queue;
    }

    int megabytes() {
        return megabytes;
    }

    int atOnce() {
        return atOnce;
    }

    int batch() {
        return batch;
    }

    /** How long messages are gathered before a batch is handed over, in seconds. */
    int window() {
        return window;
    }

    /** Its own tables, or the budgets of models, which whoever asks one counts by. */
    boolean signsInToDatabase(Settings settings) {
        return database || settings.bedrock();
    }

    boolean asksModels() {
        return switch (this) {
            case INBOX, CLASSIFICATIONS, CONTRACTS, PROPOSALS, CLASSIFY_STEP, CONTRACT_STEP, PROPOSAL_STEP -> true;
            default -> false;
        };
    }

    /** Invoices, or what Data Automation says of them. */
    boolean readsInvoices() {
        return service.equals("invoice-service") && this != DELIVERY_ROUNDS;
    }

    int seconds() {
        return queue == null ? 120 : queue.seconds();
    }

    boolean scheduled() {
        return this == DATA_AUTOMATION_ROUNDS || this == DELIVERY_ROUNDS || this == WRITE_BACKS;
    }

    boolean step() {
        return handler.endsWith("-step");
    }

    /** Those of a form and spine. */
    static List<Door> of(Settings settings) {
        return List.of(values()).stream()
                .filter(door -> settings.spine() == Settings.Spine.WORKFLOW || !door.step())
                .filter(door -> settings.crm() || door != CRM_WEBHOOK)
                .filter(door -> settings.bedrock() || (door != DATA_AUTOMATION && door != DATA_AUTOMATION_ROUNDS))
                .toList();
    }
}
