package docket.bedrock;

/** What the models of a test say. Asked by many threads at once. */
@FunctionalInterface
public interface Mind {
    Reply answer(Call call);
}
