/* SPDX-License-Identifier: MIT */
/*
 * A plot as one SVG: panels below each other over one time axis. A series is
 * reduced to the lowest and highest value of each pixel column, so a spike is
 * never lost and the file stays small. Rejected: a plotting library, which
 * would have to be installed before the first robot can be looked at.
 */
#include "tools/export.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "boards/sim/state.h"

#define WIDTH 1000
#define LEFT 78
#define RIGHT 24
#define TOP 58
#define PANEL 190
#define GAP 46
#define BOTTOM 40
#define PLOT_WIDTH (WIDTH - LEFT - RIGHT)

/* Okabe and Ito's colours, told apart by the colour-blind too. */
static const char *const colours[SIM_PANEL_SIGNALS] = {"#0072B2", "#D55E00",
                                                       "#009E73", "#CC79A7"};

struct plot {
    FILE *file;
    double seconds; /* of the whole width */
};

/* One panel's vertical scale. */
struct scale {
    double low;
    double high;
    double step; /* between ticks */
    double top;  /* y of `high` */
};

static double x_of(const struct plot *plot, double seconds) {
    return LEFT + seconds / plot->seconds * PLOT_WIDTH;
}

static double y_of(const struct scale *scale, double v) {
    return scale->top + (scale->high - v) / (scale->high - scale->low) * PANEL;
}

/* 1, 2 or 5 times a power of ten, so that about `count` fit into the range. */
static double nice_step(double range, double count) {
    double step = 1e-9;
    static const double factor[3] = {2, 2.5, 2};
    for (uint32_t i = 0; step * count < range; i++)
        step *= factor[i % 3];
    return step;
}

static uint32_t signal_number(const char *name) {
    for (uint32_t i = 0; i < sim_state.trace.signal_count; i++) {
        if (strcmp(sim_state.trace.signals[i].name, name) == 0)
            return i;
    }
    return SIM_SIGNALS;
}

static bool belongs(const struct sim_panel *panel, uint32_t signal) {
    for (uint32_t i = 0; i < panel->signal_count; i++) {
        if (signal_number(panel->signals[i]) == signal)
            return true;
    }
    return false;
}

static struct scale scale_of(const struct sim_panel *panel, double top) {
    double low = 0;
    double high = 0;
    const struct sim_trace *trace = &sim_state.trace;
    for (uint32_t i = 0; i < trace->length; i++) {
        const struct sim_trace_entry *entry = &trace->entries[i];
        if (entry->kind != SIM_TRACE_REAL || !belongs(panel, entry->signal))
            continue;
        low = fmin(low, sim_trace_double(entry));
        high = fmax(high, sim_trace_double(entry));
    }
    if (high - low < 1e-6)
        high = low + 1;
    struct scale scale = {.step = nice_step(high - low, 5), .top = top};
    scale.low = floor(low / scale.step) * scale.step;
    scale.high = ceil(high / scale.step) * scale.step;
    return scale;
}

static void put_text(const struct plot *plot, double x, double y,
                     const char *style, const char *text) {
    fprintf(plot->file, "<text x=\"%.1f\" y=\"%.1f\" %s>", x, y, style);
    for (; *text != '\0'; text++) {
        if (*text == '<' || *text == '&')
            fprintf(plot->file, "&#%d;", *text);
        else
            fputc(*text, plot->file);
    }
    fputs("</text>\n", plot->file);
}

static void put_line(const struct plot *plot, const double at[4],
                     const char *style) {
    fprintf(plot->file,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" %s/>\n",
            at[0], at[1], at[2], at[3], style);
}

static void put_value_ticks(const struct plot *plot,
                            const struct scale *scale) {
    char text[32];
    int count = (int)((scale->high - scale->low) / scale->step + 0.5);
    for (int i = 0; i <= count; i++) {
        double v = scale->low + i * scale->step;
        double y = y_of(scale, v);
        bool zero = fabs(v) < scale->step / 2;
        put_line(plot, (double[]){LEFT, y, WIDTH - RIGHT, y},
                 zero ? "stroke=\"#b8b8b8\"" : "stroke=\"#ececec\"");
        snprintf(text, sizeof(text), "%.6g", zero ? 0.0 : v);
        put_text(plot, LEFT - 8, y + 4, "class=\"tick\" text-anchor=\"end\"",
                 text);
    }
}

static void put_time_ticks(const struct plot *plot, double top, bool labels) {
    char text[32];
    double step = nice_step(plot->seconds, 12);
    int count = (int)(plot->seconds / step + 1e-9);
    for (int i = 0; i <= count; i++) {
        double x = x_of(plot, i * step);
        put_line(plot, (double[]){x, top, x, top + PANEL},
                 "stroke=\"#f2f2f2\"");
        put_line(plot, (double[]){x, top + PANEL, x, top + PANEL + 4},
                 "stroke=\"#888\"");
        snprintf(text, sizeof(text), "%.6g", i * step);
        if (labels)
            put_text(plot, x, top + PANEL + 18,
                     "class=\"tick\" text-anchor=\"middle\"", text);
    }
}

static void put_marks(const struct plot *plot, double top, bool labels) {
    for (uint32_t i = 0; i < sim_state.trace.mark_count; i++) {
        const struct sim_mark *mark = &sim_state.trace.marks[i];
        double x = x_of(plot, (double)mark->at_ns / 1e9);
        put_line(plot, (double[]){x, top, x, top + PANEL},
                 "stroke=\"#c0392b\" stroke-dasharray=\"5 3\"");
        if (labels)
            put_text(plot, x + 5, top + 14, "class=\"mark\"", mark->text);
    }
}

/* The points of one pixel column, put out when the next column begins. */
struct column {
    int pixel;
    double first;
    double low;
    double high;
    double last;
};

static void put_point(const struct plot *plot, int pixel,
                      const struct scale *scale, double v) {
    fprintf(plot->file, " %.1f,%.1f", LEFT + pixel / 2.0, y_of(scale, v));
}

/* First, extremes and last, less those that repeat. */
static void flush(const struct plot *plot, const struct scale *scale,
                  const struct column *column) {
    if (column->pixel < 0)
        return;
    put_point(plot, column->pixel, scale, column->first);
    if (column->low < fmin(column->first, column->last))
        put_point(plot, column->pixel, scale, column->low);
    if (column->high > fmax(column->first, column->last))
        put_point(plot, column->pixel, scale, column->high);
    if (column->last != column->first)
        put_point(plot, column->pixel, scale, column->last);
}

static void add_point(const struct plot *plot, const struct scale *scale,
                      struct column *column,
                      const struct sim_trace_entry *entry) {
    double v = sim_trace_double(entry);
    double x = (double)entry->at_ns / 1e9 / plot->seconds * PLOT_WIDTH;
    int pixel = (int)(x * 2); /* half pixels: sharp on dense screens */
    if (pixel != column->pixel) {
        flush(plot, scale, column);
        *column = (struct column){pixel, v, v, v, v};
        return;
    }
    column->low = fmin(column->low, v);
    column->high = fmax(column->high, v);
    column->last = v;
}

/* All but the last curve of a panel are broad and pale, so that one that lies
 * under another is still seen. */
static void put_series(const struct plot *plot, const struct scale *scale,
                       uint32_t signal, const char *style) {
    const struct sim_trace *trace = &sim_state.trace;
    struct column column = {.pixel = -1};
    fprintf(plot->file,
            "<polyline fill=\"none\" stroke-linejoin=\"round\" %s points=\"",
            style);
    for (uint32_t i = 0; i < trace->length; i++) {
        const struct sim_trace_entry *entry = &trace->entries[i];
        if (entry->kind == SIM_TRACE_REAL && entry->signal == signal)
            add_point(plot, scale, &column, entry);
    }
    flush(plot, scale, &column);
    fputs("\"/>\n", plot->file);
}

/* Right-aligned above the panel: a stroke in the colour, then the name. */
static void put_legend(const struct plot *plot, const struct sim_panel *panel,
                       double top) {
    double x = WIDTH - RIGHT;
    char style[64];
    for (uint32_t i = panel->signal_count; i > 0; i--) {
        const char *name = panel->signals[i - 1];
        x -= 8.6 * (double)strlen(name);
        put_text(plot, x, top - 8, "class=\"label\"", name);
        snprintf(style, sizeof(style), "stroke=\"%s\" stroke-width=\"3\"",
                 colours[i - 1]);
        put_line(plot, (double[]){x - 28, top - 12, x - 6, top - 12}, style);
        x -= 44;
    }
}

static void put_panel(const struct plot *plot, uint32_t number) {
    const struct sim_panel *panel = &sim_state.scene.panels[number];
    bool last = number + 1 == sim_state.scene.panel_count;
    double top = TOP + number * (PANEL + GAP);
    struct scale scale = scale_of(panel, top);
    char title[64];
    put_time_ticks(plot, top, last);
    put_value_ticks(plot, &scale);
    put_marks(plot, top, number == 0);
    for (uint32_t i = 0; i < panel->signal_count; i++) {
        bool under = i + 1 < panel->signal_count;
        char style[80];
        snprintf(style, sizeof(style),
                 "stroke=\"%s\" stroke-width=\"%s\" stroke-opacity=\"%s\"",
                 colours[i], under ? "4" : "1.3", under ? "0.45" : "1");
        put_series(plot, &scale, signal_number(panel->signals[i]), style);
    }
    fprintf(plot->file,
            "<rect x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%d\" "
            "fill=\"none\" stroke=\"#888\"/>\n",
            LEFT, top, PLOT_WIDTH, PANEL);
    bool unit = panel->unit[0] != '\0';
    snprintf(title, sizeof(title), unit ? "%s (%s)" : "%s%s", panel->title,
             panel->unit);
    put_text(plot, LEFT, top - 8, "class=\"label\"", title);
    put_legend(plot, panel, top);
}

static void put_frame(const struct plot *plot, const char *title,
                      uint32_t panels) {
    int height = TOP + (int)panels * (PANEL + GAP) - GAP + BOTTOM + 10;
    fprintf(plot->file,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" "
            "height=\"%d\" viewBox=\"0 0 %d %d\">\n<style>text{font-family:"
            "'DejaVu Sans',Verdana,sans-serif;fill:#222}.tick{font-size:12px;"
            "fill:#444}.label{font-size:13px}.title{font-size:17px;"
            "font-weight:bold}.mark{font-size:12px;fill:#c0392b}</style>\n"
            "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>\n",
            WIDTH, height, WIDTH, height);
    put_text(plot, LEFT, 26, "class=\"title\"", title);
    put_text(plot, LEFT + PLOT_WIDTH / 2.0, height - 8,
             "class=\"label\" text-anchor=\"middle\"", "time (s)");
}

bool tool_write_svg(const char *path, const char *title, uint64_t end_ns) {
    struct plot plot = {.file = fopen(path, "w"),
                        .seconds = (double)end_ns / 1e9};
    if (plot.file == NULL)
        return false;
    if (!(plot.seconds > 0))
        plot.seconds = 1;
    put_frame(&plot, title, sim_state.scene.panel_count);
    for (uint32_t i = 0; i < sim_state.scene.panel_count; i++)
        put_panel(&plot, i);
    fputs("</svg>\n", plot.file);
    return fclose(plot.file) == 0;
}
