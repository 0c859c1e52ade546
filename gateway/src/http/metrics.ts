import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

/** What `/metrics` tells: no names, no numbers, no tenants' people. */
export function gatewayMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'sidetone_request_duration_seconds',
    help: 'How long requests took, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const faults = new Counter({
    name: 'sidetone_faults_total',
    help: 'Requests that were not answered as asked, by tenant and reason.',
    labelNames: ['tenant', 'error'],
    registers: [registry],
  });
  return {
    request: (labels: { method: string; route: string; status: number }, seconds: number) =>
      duration.observe(labels, seconds),
    fault: (tenant: string, error: string) => faults.inc({ tenant, error }),
    text: () => registry.metrics(),
    type: registry.contentType,
  };
}

export type GatewayMetrics = ReturnType<typeof gatewayMetrics>;
