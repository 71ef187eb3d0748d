package docket.contract.local;

/** A stretch of the text: from {@code start} up to, not including, {@code end}. */
record Span(int start, int end) {

    String of(String text) {
        return text.substring(start, end);
    }

    int length() {
        return end - start;
    }

    boolean covers(int offset) {
        return start <= offset && offset < end;
    }
}
