package docket.pipeline;

import docket.cli.stack.Transport;

class CrashOverKafkaTest extends CrashPromise {

    @Override
    Transport transport() {
        return Transport.KAFKA;
    }
}
