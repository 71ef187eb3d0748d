package docket.pipeline;

import docket.cli.stack.Transport;

class CrashOverSqsTest extends CrashPromise {

    @Override
    Transport transport() {
        return Transport.SQS;
    }
}
