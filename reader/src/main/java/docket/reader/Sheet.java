package docket.reader;

/** A page before it is turned upright, and the ways from frame to frame over it. */
record Sheet(double width, double height, int rotation) {

    /** Text that follows neither edge of the page, such as a watermark. */
    static final int DIAGONAL = -1;

    Sheet {
        rotation = Math.floorMod(rotation, 360);
    }

    double uprightWidth() {
        return isTurned() ? height : width;
    }

    double uprightHeight() {
        return isTurned() ? width : height;
    }

    private boolean isTurned() {
        return rotation == 90 || rotation == 270;
    }

    /** From the page's own space, in which y grows upwards, into the frame of a text direction. */
    double alongX(int direction, double x, double y) {
        return switch (direction) {
            case 90 -> y;
            case 180 -> width - x;
            case 270 -> height - y;
            default -> x;
        };
    }

    /** From the page's own space, in which y grows upwards, into the frame of a text direction. */
    double alongY(int direction, double x, double y) {
        return switch (direction) {
            case 90 -> x;
            case 180 -> y;
            case 270 -> width - x;
            default -> height - y;
        };
    }

    double ownX(int direction, double x, double y) {
        return switch (direction) {
            case 90 -> y;
            case 180 -> width - x;
            case 270 -> width - y;
            default -> x;
        };
    }

    double ownY(int direction, double x, double y) {
        return switch (direction) {
            case 90 -> x;
            case 180 -> y;
            case 270 -> height - x;
            default -> height - y;
        };
    }

    /** From the page's own space into the upright page, where y grows downwards. */
    double uprightX(double x, double y) {
        return switch (rotation) {
            case 90 -> y;
            case 180 -> width - x;
            case 270 -> height - y;
            default -> x;
        };
    }

    double uprightY(double x, double y) {
        return switch (rotation) {
            case 90 -> x;
            case 180 -> y;
            case 270 -> width - x;
            default -> height - y;
        };
    }
}
