"""Two diffraction peaks with noise, and the curve that was fitted to them."""
import tkinter as tk

# A word at once: importing the libraries takes a while on a small machine.
window = tk.Tk(className="Plot")
window.title("Plot example")
window.geometry("820x560")
window.configure(background="white")
note = tk.Label(window, text="Loading NumPy and Matplotlib…", font=("Inter", 12), background="white", foreground="#525d76")
note.pack(expand=True)
window.update()

import matplotlib
import numpy as np
from matplotlib.backends.backend_tkagg import FigureCanvasTkAgg, NavigationToolbar2Tk
from matplotlib.figure import Figure


def gauss(x, height, centre, width):
    return height * np.exp(-((x - centre) / width) ** 2 / 2)


def model(x, p):
    return gauss(x, *p[0:3]) + gauss(x, *p[3:6]) + p[6]


def fit(x, y, p, rounds=20):
    """Gauss-Newton with a numerical Jacobian: enough for seven parameters."""
    for _ in range(rounds):
        steps = 1e-6 * (1 + np.abs(p))
        jacobian = np.stack([(model(x, p + step) - model(x, p)) / step.sum() for step in np.diag(steps)], axis=1)
        p = p + np.linalg.lstsq(jacobian, y - model(x, p), rcond=None)[0]
    return p


angle = np.linspace(24, 36, 240)
counts = np.random.default_rng(7).poisson(model(angle, np.array([420, 28.4, 0.45, 260, 31.6, 0.7, 40])))
found = fit(angle, counts, np.array([300, 28, 0.6, 200, 32, 0.6, 30.0]))

matplotlib.rcParams["font.family"] = ["Inter", "DejaVu Sans"]
figure = Figure(figsize=(8.2, 5.2), dpi=100)
figure.subplots_adjust(left=0.09, right=0.97, bottom=0.12, top=0.92)
axes = figure.add_subplot()
axes.plot(angle, counts, ".", color="#8a93a5", markersize=5, label="counts")
axes.plot(angle, model(angle, found), color="#3f7fd0", linewidth=2, label="fit")
axes.fill_between(angle, found[6], model(angle, found), color="#5294e2", alpha=0.15)
for centre, height in (found[[1, 0]], found[[4, 3]]):
    axes.annotate(f"{centre:.2f}°", (centre, height + found[6]), xytext=(0, 22), textcoords="offset points", ha="center")
axes.set(xlabel="2θ (degrees)", ylabel="counts", title="Two peaks and their fit", ylim=(0, 1.2 * counts.max()))
axes.spines[["top", "right"]].set_visible(False)
axes.legend(frameon=False)

note.destroy()
canvas = FigureCanvasTkAgg(figure, master=window)
toolbar = NavigationToolbar2Tk(canvas, window)
for part in (toolbar, *toolbar.winfo_children()):
    part.configure(background="#f5f6f7")
canvas.get_tk_widget().pack(side=tk.TOP, fill=tk.BOTH, expand=True)
canvas.draw()
window.mainloop()
