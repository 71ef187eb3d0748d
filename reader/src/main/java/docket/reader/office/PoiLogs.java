package docket.reader.office;

/** POI logs what it finds odd, with parts of the file in it; documents stay out of logs. */
final class PoiLogs {

    static {
        System.setProperty("log4j2.statusLoggerLevel", "OFF");
        System.setProperty("org.apache.logging.log4j.simplelog.level", "OFF");
    }

    private PoiLogs() {}

    /** To be called before POI's first class. */
    static void silence() {
        // The class has done it by being loaded.
    }
}
