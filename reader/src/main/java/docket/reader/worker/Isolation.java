package docket.reader.worker;

/** How far a worker is kept from the machine. */
public enum Isolation {
    /** Namespaces: no network, no files but its own program, read-only, no rights. */
    JAIL("a process of its own with no network, no files but its program and no rights"),
    /** The system allows no mounts: no network all the same. */
    NO_NETWORK("a process of its own with no network; files are out of its reach by its program only"),
    /** The system allows no namespaces. */
    PROCESS("a process of its own; network and files are out of its reach by its program only"),
    /** Switched off: work is done in this process. */
    NONE("none: files are read inside the process that asks");

    private final String words;

    Isolation(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
