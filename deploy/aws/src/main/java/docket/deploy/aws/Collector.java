package docket.deploy.aws;

/**
 * What the collector beside a task does: meters to CloudWatch once a minute, traces to X-Ray. Scraping drops Prometheus'
 * {@code job}, so the service names itself in a label of its own; and which labels become dimensions is said meter by
 * meter, since the exporter would otherwise add some of its own.
 */
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
                          static_configs: [{targets: ['127.0.0.1:%2$d'], labels: {service: %1$s}}]
                processors:
                  batch: {}
                  filter:
                    metrics:
                      include:
                        match_type: regexp
                        metric_names: ['docket_(documents|endings|oldest_review_seconds|open_reviews|failures)']
                exporters:
                  awsxray: {}
                  awsemf:
                    namespace: Docket
                    log_group_name: /docket/%3$s/meters
                    log_stream_name: %1$s
                    dimension_rollup_option: NoDimensionRollup
                    metric_declarations:
                      - {metric_name_selectors: ['^docket_documents$'], dimensions: [[service, state]]}
                      - {metric_name_selectors: ['^docket_endings$'], dimensions: [[service, ending]]}
                      - metric_name_selectors: ['^docket_(oldest_review_seconds|open_reviews|failures)$']
                        dimensions: [[service]]
                service:
                  pipelines:
                    traces: {receivers: [otlp], processors: [batch], exporters: [awsxray]}
                    metrics: {receivers: [prometheus], processors: [filter, batch], exporters: [awsemf]}
                """.formatted(service, Tasks.port(service), settings.stage());
    }
}
