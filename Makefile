.DEFAULT_GOAL := help
.PHONY: help run test test-kills test-plans test-tools bench bench-delivery bench-library bench-publish bench-planning docs format clean

MVN ?= mvn -B

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

run: ## build what is missing, start the demo
	@./kickoff serve --demo

test: test-tools ## everything that CI runs: all tests and all gates
	$(MVN) verify

test-kills: ## kill -9 in the middle of a backup write, 1,000 times; `make test` does it 10 times (10 minutes)
	$(MVN) -q -Dquick -pl transform-lib/testing -am test -Dtest=KilledWriterTest -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dkickoff.kills=1000 -Dkickoff.writers=4

test-plans: ## 200 random plans followed through faults of AWS; `make test` follows 40 (4 minutes)
	$(MVN) -q -Dquick -pl transform-lib/aws -am test -Dtest=RandomPlansThroughFaultsTest -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dkickoff.plans=200

test-tools: ## install what the tests need: Chromium, Prometheus, PostgreSQL, the AWS emulator moto
	@deploy/test-tools/chromium.sh
	@deploy/test-tools/prometheus.sh
	@deploy/test-tools/postgresql.sh
	@transform-lib/aws-emulator/moto.sh install

bench: ## how fast and how small forecasts are, on simulated traffic (3 minutes)
	$(MVN) -q -Dquick -Pbench -pl bench -am process-classes

bench-delivery: ## how fast plans are delivered, beside nginx; needs wrk and nginx (2 minutes)
	bench/delivery.sh

bench-library: ## what the library costs its host, beside unleash-client-java (2 minutes)
	$(MVN) -q -Dquick -DskipTests -Pbench-library -pl bench/library -am package

bench-publish: ## how fast an extension of a live event is published to 1,000 services (3 minutes)
	$(MVN) -q -Dquick -DskipTests -pl deploy/standalone,bench -am package
	java -cp bench/target/classes dev.kickoff.bench.PublishSuite deploy/standalone/target/quarkus-app/quarkus-run.jar

bench-planning: ## how fast 10,000 services in 4 Regions are planned, on a simulated fleet (3 minutes)
	$(MVN) -q -Dquick -Pbench-planning -pl bench -am process-classes

docs: ## write the generated parts of docs/ anew and record additions to the library's API
	$(MVN) -q -Dquick -Dkickoff.docs=write -Dsurefire.failIfNoSpecifiedTests=false \
	  -pl transform-lib/examples/spring-boot -am test -Dtest='GuideTest,OptionsReferenceTest,ApiTest'

format: ## format all Java
	$(MVN) -q spotless:apply

clean: ## delete what was built, keep data/
	$(MVN) -q clean
