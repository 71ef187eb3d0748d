package docket.deploy.aws;

/** What the collector beside a task does: meters to CloudWatch once a minute, traces to X-Ray. */
final class Collector {

    private Collector() {}

    static String configuration(Settings settings, String service) {
        return """
                receivers:
                  otlp:
                    protocols:
                      grpc: {endpoint: 127.0.0.1:4317}
                  prometheus:
                    config:
                      scrape_configs:
                        - job_name: %1$s
                          scrape_interval: 60s
                          metrics_path: /q/metrics
                          static_configs: [{targets: ['127.0.0.1:%2$d']}]
                processors:
                  batch: {}
                  filter:
                    metrics:
                      include:
                        match_type: regexp
                        metric_names: ['docket_.*', 'jvm_memory_used_bytes', 'http_server_requests_seconds.*']
                exporters:
                  awsxray: {}
                  awsemf:
                    namespace: Docket
                    log_group_name: /docket/%3$s/meters
                    log_stream_name: %1$s
                    dimension_rollup_option: NoDimensionRollup
                service:
                  pipelines:
                    traces: {receivers: [otlp], processors: [batch], exporters: [awsxray]}
                    metrics: {receivers: [prometheus], processors: [filter, batch], exporters: [awsemf]}
                """.formatted(service, Tasks.port(service), settings.stage());
    }
}
