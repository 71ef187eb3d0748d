package docket.deploy.aws;

/** The chapters of {@code docs/operations.md} that alarms lead to. */
enum Runbook {
    DEAD_LETTERS("dead-letters"),
    OLD_MESSAGES("messages-wait-too-long"),
    FUNCTION_ERRORS("a-function-fails"),
    FUNCTION_THROTTLES("a-function-is-throttled"),
    DATABASE_LOAD("the-database-is-busy"),
    DATABASE_CONNECTIONS("the-database-runs-out-of-connections"),
    WORKFLOW_FAILURES("a-workflow-fails"),
    DOOR_ERRORS("the-doors-answer-with-errors"),
    DOOR_LATENCY("the-doors-are-slow"),
    OLD_REVIEWS("reviews-wait-too-long"),
    FAILED_DOCUMENTS("documents-fail"),
    TASKS_MISSING("a-service-does-not-run"),
    MODEL_ERRORS("models-answer-with-errors"),
    MODEL_QUOTA("a-model-nears-its-quota"),
    MODEL_ANOMALY("a-model-is-used-unusually"),
    MODEL_BUDGET("a-budget-for-models-is-used-up"),
    GUARDRAIL("the-guardrail-steps-in"),
    MONTHLY_BUDGET("the-month-costs-more-than-planned"),
    MAIL_BOUNCES("mails-come-back"),
    ROTATION("a-secret-does-not-change");

    private final String anchor;

    Runbook(String anchor) {
        this.anchor = anchor;
    }

    String anchor() {
        return anchor;
    }

    /** What an alarm says: what happened, and where it is written what to do. */
    String says(String what) {
        return what + " Runbook: docs/operations.md#" + anchor;
    }
}
