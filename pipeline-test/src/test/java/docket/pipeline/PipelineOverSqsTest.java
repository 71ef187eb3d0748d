package docket.pipeline;

import docket.cli.stack.Transport;

class PipelineOverSqsTest extends PipelinePromise {

    @Override
    Transport transport() {
        return Transport.SQS;
    }
}
