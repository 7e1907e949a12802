# Built in two steps, so that what runs holds no compiler and no cache. The image holds no documents: ingest them into the volume.
FROM python:3.11-slim-bookworm AS build
WORKDIR /src
COPY . .
# torch's default build brings gigabytes of CUDA; uv knows where the one for plain processors is
RUN pip install --no-cache-dir uv \
 && uv venv /opt/cdip \
 && uv pip install --no-cache --python /opt/cdip --torch-backend cpu -c constraints.txt .

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /var/lib/cdip --create-home cdip
COPY --from=build /opt/cdip /opt/cdip
ENV PATH=/opt/cdip/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    OMP_NUM_THREADS=1 \
    CDIP_INDEX_DIR=/var/lib/cdip/index \
    CDIP_STATE_FILE=/var/lib/cdip/state/service.sqlite
USER cdip
RUN mkdir -p /var/lib/cdip/index /var/lib/cdip/state
VOLUME ["/var/lib/cdip"]
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
# Beyond loopback a key is needed: set CDIP_API_KEYS, or the service says so and ends.
CMD ["cdip", "serve", "--host", "0.0.0.0", "--port", "8000"]
