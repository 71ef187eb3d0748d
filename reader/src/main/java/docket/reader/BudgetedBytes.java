package docket.reader;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The file's bytes; the parser stops here when time is over, wherever it loops. */
final class BudgetedBytes extends RandomAccessReadBuffer {

    private final ReadingWorkers.Budget budget;

    BudgetedBytes(byte[] bytes, ReadingWorkers.Budget budget) {
        super(ByteBuffer.wrap(bytes));
        this.budget = budget;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        budget.check();
        return super.read(target, offset, length);
    }

    @Override
    public void seek(long position) throws IOException {
        budget.check();
        super.seek(position);
    }
}
