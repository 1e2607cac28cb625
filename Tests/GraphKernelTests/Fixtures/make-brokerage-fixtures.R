# Writes brokerage.json: seeded random digraphs with groups, and their brokerage by the R package sna.
#
# Columns: w_I coordinator, w_O itinerant, b_IO representative (within, within, outside), b_OI gatekeeper, b_O liaison, t.
# Run with sna 2.7: Rscript make-brokerage-fixtures.R

suppressMessages(library(sna))
set.seed(1989)

rows <- function(matrix) {
  format <- function(value) ifelse(is.finite(value), sprintf("%.12g", value), "null")
  lines <- apply(matrix, 1, function(row) paste0("[", paste(format(row), collapse = ","), "]"))
  paste0("[", paste(lines, collapse = ","), "]")
}

make_case <- function(case) {
  count <- sample(3:9, 1)
  graph <- matrix(rbinom(count * count, 1, runif(1, 0.1, 0.8)), count, count)
  diag(graph) <- 0
  if (sum(graph) == 0) graph[1, 2] <- 1
  groups <- sample(sample(1:4, 1), count, replace = TRUE)
  result <- brokerage(graph, groups)
  arcs <- which(graph == 1, arr.ind = TRUE) - 1
  sprintf(
    '{"groups":[%s],"arcs":%s,"raw":%s,"expected":%s,"z":%s,"wholeRaw":%s,"wholeExpected":%s,"wholeDeviation":%s}',
    paste(groups, collapse = ","), rows(arcs), rows(result$raw.nli), rows(result$exp.nli), rows(result$z.nli),
    rows(rbind(result$raw.gli)), rows(rbind(result$exp.gli)), rows(rbind(result$sd.gli)))
}

cases <- sapply(1:80, make_case)
cat(
  '{"sna":"', as.character(packageVersion("sna")), '","cases":[\n', paste(cases, collapse = ",\n"), "\n]}\n",
  sep = "", file = "brokerage.json")
