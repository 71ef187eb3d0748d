package docket.reader;

import docket.messages.Refusal;
import docket.reader.worker.Time;
import docket.reader.worker.Work;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Optional;

/** What is done in a worker process: reading a file, drawing a page. Public because the worker makes it by name. */
public final class ReadingWork implements Work {

    private static final int READ = 1;
    private static final int DRAW = 2;
    private static final int DRAW_WORDS = 3;
    private static final int UNLOCK = 4;

    static byte[] readRequest(byte[] bytes, String fileName, String password) {
        return request(bytes, out -> {
            out.writeByte(READ);
            out.writeUTF(shortened(fileName));
            out.writeUTF(shortened(password));
        });
    }

    static byte[] drawRequest(byte[] bytes, int number, int dpi) {
        return request(bytes, out -> {
            out.writeByte(DRAW);
            out.writeInt(number);
            out.writeInt(dpi);
        });
    }

    /** @param pages with the one page that is to be drawn */
    static byte[] drawRequest(Pages pages, int dpi) {
        return request(pages.toJson(), out -> {
            out.writeByte(DRAW_WORDS);
            out.writeInt(dpi);
        });
    }

    static byte[] unlockRequest(byte[] bytes, String password) {
        return request(bytes, out -> {
            out.writeByte(UNLOCK);
            out.writeUTF(shortened(password));
        });
    }

    /** {@code writeUTF} takes 64 KB. */
    private static String shortened(String text) {
        return text.length() > 1000 ? text.substring(0, 1000) : text;
    }

    private interface Head {
        void write(DataOutputStream out) throws IOException;
    }

    private static byte[] request(byte[] bytes, Head head) {
        var whole = new ByteArrayOutputStream(bytes.length + 256);
        try (var out = new DataOutputStream(whole)) {
            head.write(out);
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return whole.toByteArray();
    }

    @Override
    public byte[] run(byte[] request, Time time) throws Exception {
        var in = new DataInputStream(new ByteArrayInputStream(request));
        int what = in.readByte();
        return ReadingWorkers.within(time, () -> switch (what) {
            case READ -> {
                var fileName = in.readUTF();
                var password = in.readUTF();
                yield written(Reader.here(in.readAllBytes(), fileName, password));
            }
            case DRAW -> {
                int number = in.readInt();
                int dpi = in.readInt();
                yield PageImages.here(in.readAllBytes(), number, dpi).orElse(new byte[0]);
            }
            case DRAW_WORDS -> {
                int dpi = in.readInt();
                yield PageImages.here(Pages.fromJson(in.readAllBytes()), dpi).orElse(new byte[0]);
            }
            case UNLOCK -> {
                var password = in.readUTF();
                yield PdfPages.unlocked(in.readAllBytes(), password).orElse(new byte[0]);
            }
            default -> throw new IllegalArgumentException("no such work: " + what);
        });
    }

    /** The pages as they are stored, and beside them the bytes of attachments, which are not stored. */
    private static byte[] written(ReadResult result) throws IOException {
        var whole = new ByteArrayOutputStream(32_768);
        var out = new DataOutputStream(whole);
        switch (result) {
            case ReadResult.Refused(Refusal cause, String reason) -> {
                out.writeBoolean(false);
                out.writeUTF(cause.label());
                out.writeUTF(reason);
            }
            case ReadResult.Read(Pages pages) -> {
                out.writeBoolean(true);
                var named = pages.attachments().stream()
                        .map(each -> new Attachment(each.name(), each.mediaType(), new byte[0]))
                        .toList();
                var json =
                        new Pages(pages.mediaType(), pages.pages(), named, pages.metadata(), pages.findings()).toJson();
                out.writeInt(json.length);
                out.write(json);
                for (Attachment each : pages.attachments()) {
                    out.writeInt(each.bytes().length);
                    out.write(each.bytes());
                }
            }
        }
        return whole.toByteArray();
    }

    /** What a worker read, and the pages as they are stored. */
    static PagesRead read(byte[] answer) {
        var in = new DataInputStream(new ByteArrayInputStream(answer));
        try {
            if (!in.readBoolean()) {
                return PagesRead.of(new ReadResult.Refused(Refusal.of(in.readUTF()), in.readUTF()));
            }
            var json = in.readNBytes(in.readInt());
            var pages = Pages.fromJson(json);
            if (pages.attachments().isEmpty()) return new PagesRead(new ReadResult.Read(pages), json);
            var attachments = new ArrayList<Attachment>();
            for (Attachment each : pages.attachments()) {
                attachments.add(new Attachment(each.name(), each.mediaType(), in.readNBytes(in.readInt())));
            }
            return PagesRead.of(new ReadResult.Read(
                    new Pages(pages.mediaType(), pages.pages(), attachments, pages.metadata(), pages.findings())));
        } catch (IOException e) {
            throw new UncheckedIOException("a worker's answer is cut off", e);
        }
    }

    /** A picture or an unlocked file, empty when there is none. */
    static Optional<byte[]> made(byte[] answer) {
        return answer.length == 0 ? Optional.empty() : Optional.of(answer);
    }

    @Override
    public void rehearse() throws Exception {
        var time = new Time() {
            @Override
            public boolean isOver() {
                return false;
            }

            @Override
            public void extend(long milliseconds) {}
        };
        for (int i = 0; i < 40; i++) {
            for (byte[] file : Rehearsal.files()) {
                read(run(readRequest(file, "", ""), time));
                if (i < 2) made(run(drawRequest(file, 1, 72), time));
            }
        }
    }
}
