package docket.documents;

class InMemoryObjectsTest extends ObjectsPromise {

    private final Objects objects = new InMemoryObjects();

    @Override
    protected Objects objects() {
        return objects;
    }
}
