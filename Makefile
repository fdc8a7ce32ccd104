.DEFAULT_GOAL := help
.PHONY: help run test test-tools bench bench-delivery format clean

MVN ?= mvn -B

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

run: ## build what is missing, start the demo
	@./kickoff serve --demo

test: test-tools ## everything that CI runs: all tests and all gates
	$(MVN) verify

test-tools: ## install what the tests need: Chromium, Prometheus, the AWS emulator moto
	@deploy/test-tools/chromium.sh
	@deploy/test-tools/prometheus.sh
	@transform-lib/aws-emulator/moto.sh install

bench: ## how fast and how small forecasts are, on simulated traffic (3 minutes)
	$(MVN) -q -Dquick -Pbench -pl bench -am process-classes

bench-delivery: ## how fast plans are delivered, beside nginx; needs wrk and nginx (2 minutes)
	bench/delivery.sh

format: ## format all Java
	$(MVN) -q spotless:apply

clean: ## delete what was built, keep data/
	$(MVN) -q clean
