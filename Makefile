# For the fingers of those who type make; ./run does the work.
.PHONY: run test check format lock bench crash shot
run:
	./run
test check format lock bench crash shot:
	./run $@
