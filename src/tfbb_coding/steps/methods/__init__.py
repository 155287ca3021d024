"""The account of methods: what was done, what the standards of reporting ask, and the trail from quotation to source."""
