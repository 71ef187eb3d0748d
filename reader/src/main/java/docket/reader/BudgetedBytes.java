package docket.reader;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/** The file's bytes; the parser stops here when time is over, wherever it loops. */
final class BudgetedBytes implements RandomAccessRead {

    private final byte[] bytes;
    private final ReadingWorkers.Budget budget;
    private int at;
    private boolean closed;

    BudgetedBytes(byte[] bytes, ReadingWorkers.Budget budget) {
        this.bytes = bytes;
        this.budget = budget;
    }

    @Override
    public int read() {
        return at < bytes.length ? bytes[at++] & 0xff : -1;
    }

    @Override
    public int peek() {
        return at < bytes.length ? bytes[at] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        budget.check();
        if (at >= bytes.length) return -1;
        int count = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, target, offset, count);
        at += count;
        return count;
    }

    @Override
    public long getPosition() {
        return at;
    }

    @Override
    public void seek(long position) throws IOException {
        budget.check();
        if (position < 0) throw new IOException("place before the start of the file");
        at = (int) Math.min(position, bytes.length);
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public boolean isEOF() {
        return at >= bytes.length;
    }

    @Override
    public RandomAccessReadView createView(long start, long length) {
        return new RandomAccessReadView(new BudgetedBytes(bytes, budget), start, length);
    }

    @Override
    public void close() {
        closed = true;
    }
}
