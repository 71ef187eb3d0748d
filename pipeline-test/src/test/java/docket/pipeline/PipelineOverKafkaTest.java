package docket.pipeline;

import docket.cli.stack.Transport;

class PipelineOverKafkaTest extends PipelinePromise {

    @Override
    Transport transport() {
        return Transport.KAFKA;
    }
}
