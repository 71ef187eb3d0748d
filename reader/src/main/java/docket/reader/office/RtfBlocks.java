package docket.reader.office;

import com.rtfparserkit.parser.IRtfListener;
import com.rtfparserkit.rtf.Command;
import docket.reader.paper.Block;
import docket.reader.paper.Block.Align;
import docket.reader.paper.Block.Cell;
import docket.reader.paper.Block.PageBreak;
import docket.reader.paper.Block.Paragraph;
import docket.reader.paper.Block.Row;
import docket.reader.paper.Block.Table;
import docket.reader.paper.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Collects what an RTF parser tells: text of the main destination in paragraphs and rows. */
final class RtfBlocks implements IRtfListener {

    /** Groups that hold no text of the page's body. */
    private static final Set<Command> ELSEWHERE = Set.of(
            Command.fonttbl,
            Command.stylesheet,
            Command.info,
            Command.pict,
            Command.header,
            Command.headerl,
            Command.headerr,
            Command.headerf,
            Command.footer,
            Command.footerl,
            Command.footerr,
            Command.footerf,
            Command.annotation,
            Command.atnid,
            Command.atnauthor,
            Command.fldinst,
            Command.object,
            Command.listtable,
            Command.listoverridetable,
            Command.revtbl,
            Command.rsidtbl,
            Command.generator,
            Command.xmlnstbl,
            Command.themedata,
            Command.colorschememapping,
            Command.datastore,
            Command.latentstyles,
            Command.filetbl,
            Command.bkmkstart,
            Command.bkmkend,
            Command.nonshppict,
            Command.objdata,
            Command.pgptbl);

    /** Optional groups that do hold text. */
    private static final Set<Command> SHOWN = Set.of(Command.shppict, Command.shptxt, Command.shpinst, Command.fldrslt);

    private static final class State {
        double size = Span.USUAL + 2;
        boolean bold;
        boolean hidden;
        boolean deleted;
        boolean skipped;
        boolean note;
        int colour;

        State copy() {
            var copy = new State();
            copy.size = size;
            copy.bold = bold;
            copy.hidden = hidden;
            copy.deleted = deleted;
            copy.skipped = skipped;
            copy.note = note;
            copy.colour = colour;
            return copy;
        }
    }

    private static final int DEEPEST = 500;
    private static final double TWIPS = 20;

    private final List<Block> blocks = new ArrayList<>();
    private final Deque<State> states = new ArrayDeque<>();
    private final List<Span> spans = new ArrayList<>();
    private final List<Span> notes = new ArrayList<>();
    private final List<Block> cell = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Boolean> colours = new ArrayList<>();
    private State state = new State();
    private Align align = Align.LEFT;
    private double indent;
    private boolean inTable;
    private boolean inColours;
    private int red = -1;
    private int green = -1;
    private int blue = -1;
    private int tooDeep;

    boolean isEmpty() {
        return blocks.isEmpty() && spans.isEmpty() && cells.isEmpty() && rows.isEmpty();
    }

    List<Block> blocks() {
        if (!spans.isEmpty()) endParagraph();
        endTable();
        if (!notes.isEmpty()) {
            blocks.add(Paragraph.of(""));
            blocks.add(new Paragraph(notes));
        }
        return blocks;
    }

    @Override
    public void processDocumentStart() {}

    @Override
    public void processDocumentEnd() {}

    @Override
    public void processGroupStart() {
        if (states.size() >= DEEPEST) {
            tooDeep++;
            return;
        }
        states.push(state);
        state = state.copy();
    }

    @Override
    public void processGroupEnd() {
        if (tooDeep > 0) {
            tooDeep--;
            return;
        }
        if (!states.isEmpty()) state = states.pop();
        inColours = false;
    }

    @Override
    public void processCharacterBytes(byte[] data) {
        // The parser decodes them.
    }

    @Override
    public void processBinaryBytes(byte[] data) {
        // A picture.
    }

    @Override
    public void processString(String string) {
        if (inColours) {
            for (int i = 0; i < string.length(); i++) {
                if (string.charAt(i) == ';') {
                    colours.add(red >= 0xf5 && green >= 0xf5 && blue >= 0xf5);
                    red = -1;
                    green = -1;
                    blue = -1;
                }
            }
            return;
        }
        if (state.skipped || state.deleted) return;
        add(string.replace(Span.PAGE_NUMBER, ' '));
    }

    private void add(String text) {
        if (state.skipped || state.deleted || text.isEmpty()) return;
        boolean white = state.colour > 0 && state.colour < colours.size() && colours.get(state.colour);
        var into = state.note ? notes : spans;
        into.add(new Span(text, state.size, state.bold, state.hidden || white || state.size < 1.5));
    }

    @Override
    public void processCommand(Command command, int parameter, boolean hasParameter, boolean isOptional) {
        // A group that only newer readers know is not for us; the parser names such commands when it knows them.
        if (command == Command.optionalcommand || isOptional && !SHOWN.contains(command)) state.skipped = true;
        if (command == Command.colortbl) {
            inColours = true;
            return;
        }
        if (ELSEWHERE.contains(command)) {
            state.skipped = true;
            return;
        }
        boolean on = !hasParameter || parameter != 0;
        switch (command) {
            case red -> red = parameter;
            case green -> green = parameter;
            case blue -> blue = parameter;
            case par, sect -> {
                if (state.note) add("\n");
                else if (!state.skipped) endParagraph();
            }
            case footnote -> {
                if (!state.note) notes.add(Span.plain("\n"));
                state.note = true;
            }
            case line, softline -> add("\n");
            case tab -> add("\t");
            case page -> {
                if (!spans.isEmpty()) endParagraph();
                endTable();
                blocks.add(new PageBreak());
            }
            case cell, nestcell -> {
                if (!spans.isEmpty() || cell.isEmpty()) cell.add(paragraph());
                cells.add(new Cell(cell, 1));
                cell.clear();
            }
            case row, nestrow -> {
                if (!cells.isEmpty()) rows.add(new Row(cells));
                cells.clear();
            }
            case intbl -> inTable = true;
            case pard -> {
                inTable = false;
                align = Align.LEFT;
                indent = 0;
            }
            case qr -> align = Align.RIGHT;
            case qc -> align = Align.CENTRE;
            case ql, qj -> align = Align.LEFT;
            case li -> indent = parameter / TWIPS;
            case plain -> {
                state.bold = false;
                state.size = 12;
                state.hidden = false;
                state.colour = 0;
            }
            case b -> state.bold = on;
            case fs -> state.size = parameter / 2.0;
            case v -> state.hidden = on;
            case cf -> state.colour = parameter;
            case deleted -> state.deleted = on;
            case bullet -> add("\u2022");
            case emdash -> add("\u2014");
            case endash -> add("\u2013");
            case lquote -> add("\u2018");
            case rquote -> add("\u2019");
            case ldblquote -> add("\u201c");
            case rdblquote -> add("\u201d");
            default -> {}
        }
    }

    private Paragraph paragraph() {
        var paragraph = new Paragraph(spans, align, indent, List.of(), 0);
        spans.clear();
        return paragraph;
    }

    private void endParagraph() {
        if (inTable) {
            cell.add(paragraph());
            return;
        }
        endTable();
        blocks.add(paragraph());
    }

    private void endTable() {
        if (!cells.isEmpty()) rows.add(new Row(cells));
        cells.clear();
        if (!rows.isEmpty()) blocks.add(new Table(rows));
        rows.clear();
        if (!cell.isEmpty()) blocks.addAll(cell);
        cell.clear();
    }
}
